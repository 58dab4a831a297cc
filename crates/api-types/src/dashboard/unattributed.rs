//! Money that no payment asked for.

use crate::checkout::Transaction;
use domain::Mode;
use serde::{Deserialize, Serialize};

/// Money at an address that payments share, of an amount that none of them asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnattributedItem {
    /// Its transfer's id.
    pub id: String,
    /// What came.
    pub transaction: Transaction,
    /// Where to.
    pub address: String,
    /// Live or test.
    pub mode: Mode,
    /// What it may be for, the most likely first.
    pub candidates: Vec<Candidate>,
}

/// A payment that money may be for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Its session's id.
    pub session: String,
    /// Its code.
    pub code: String,
    /// The link's title.
    pub title: String,
    /// Who, where it is known.
    pub customer: Option<String>,
    /// How much it still misses.
    pub missing: String,
    /// Of what.
    pub symbol: String,
    /// When it was begun, Unix milliseconds.
    pub opened_at: i64,
    /// Whether there is still time to pay it.
    pub open: bool,
}
