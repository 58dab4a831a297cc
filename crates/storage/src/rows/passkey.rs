//! Rows of `passkeys`.

use super::{Result, read, read_number};
use crate::{StorageError, records::Passkey};
use domain::Millis;

/// A row of `passkeys`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct PasskeyColumns {
    pub id: String,
    pub member: String,
    pub credential: String,
    pub public_key: Vec<u8>,
    pub counter: i64,
    pub can_be_copied: bool,
    pub is_copied: bool,
    pub transports: String,
    pub name: String,
    pub added_at: i64,
    pub used_at: Option<i64>,
}

impl TryFrom<PasskeyColumns> for Passkey {
    type Error = StorageError;

    fn try_from(row: PasskeyColumns) -> Result<Self> {
        Ok(Self {
            id: read("passkey id", &row.id)?,
            member: read("member id", &row.member)?,
            credential: row.credential,
            public_key: row.public_key,
            counter: read_number("counter of a passkey", row.counter)?,
            can_be_copied: row.can_be_copied,
            is_copied: row.is_copied,
            transports: row.transports,
            name: row.name,
            added_at: Millis(row.added_at),
            used_at: row.used_at.map(Millis),
        })
    }
}
