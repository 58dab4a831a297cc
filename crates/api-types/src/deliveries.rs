//! Messages to customers as merchants see them (R13).

use domain::delivery::{Purpose, Way};
use serde::{Deserialize, Serialize};

/// A message in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryItem {
    /// Id.
    pub id: String,
    /// Id of its link.
    pub link: String,
    /// By which way.
    pub way: Way,
    /// What for.
    pub purpose: Purpose,
    /// Address or phone number.
    pub recipient: String,
    /// What the recipient is called. `None`: not known.
    pub name: Option<String>,
    /// `held`, `waiting`, `taken`, `delivered`, `failed` or `cancelled`.
    pub state: String,
    /// How often it was tried.
    pub attempts: u32,
    /// What was said last about it; may be empty.
    pub said: String,
    /// When it was written, Unix milliseconds.
    pub created_at: i64,
    /// When its state changed last, Unix milliseconds.
    pub changed_at: i64,
    /// When it goes, Unix milliseconds. `None`: it does not wait.
    pub due_at: Option<i64>,
}

/// A message with its text, in the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageDetail {
    /// As in a row.
    pub item: DeliveryItem,
    /// Empty for an SMS.
    pub subject: String,
    /// The text.
    pub body: String,
}
