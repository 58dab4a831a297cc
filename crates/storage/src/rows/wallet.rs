//! Rows of `wallets`.

use super::{Result, read, read_json, read_number, write_json};
use crate::StorageError;
use domain::{
    Millis,
    wallet::{Wallet, WalletSource},
};

/// A row of `wallets`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct WalletColumns {
    pub id: String,
    pub merchant: String,
    pub name: String,
    pub mode: String,
    pub source: String,
    pub next_index: i64,
    pub active: bool,
    pub gap_raised_to: Option<i64>,
    pub created_at: i64,
}

impl WalletColumns {
    /// A source as it is stored.
    ///
    /// # Errors
    /// `Persistent`: it has no JSON form.
    pub fn source(source: &WalletSource) -> Result<String> {
        write_json("wallet source", source)
    }
}

impl TryFrom<WalletColumns> for Wallet {
    type Error = StorageError;

    fn try_from(row: WalletColumns) -> Result<Self> {
        Ok(Self {
            id: read("wallet id", &row.id)?,
            merchant: read("merchant id", &row.merchant)?,
            name: row.name,
            mode: read("mode", &row.mode)?,
            source: read_json("wallet source", &row.source)?,
            next_index: read_number("wallet index", row.next_index)?,
            active: row.active,
            gap_raised_to: row.gap_raised_to.map(|to| read_number("raised gap", to)).transpose()?,
            created_at: Millis(row.created_at),
        })
    }
}
