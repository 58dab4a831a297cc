//! Rows of `audit`.

use super::{Result, read};
use crate::StorageError;
use domain::{AuditEntry, Millis};

/// A row of `audit`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct AuditColumns {
    pub id: String,
    pub merchant: String,
    pub member: String,
    pub who: String,
    pub act: String,
    pub thing: String,
    pub called: String,
    pub detail: String,
    pub happened_at: i64,
}

impl TryFrom<AuditColumns> for AuditEntry {
    type Error = StorageError;

    fn try_from(row: AuditColumns) -> Result<Self> {
        Ok(Self {
            id: read("audit id", &row.id)?,
            merchant: read("merchant id", &row.merchant)?,
            by: read("who did it", &row.member)?,
            who: row.who,
            act: read("act", &row.act)?,
            thing: row.thing,
            called: row.called,
            detail: row.detail,
            at: Millis(row.happened_at),
        })
    }
}
