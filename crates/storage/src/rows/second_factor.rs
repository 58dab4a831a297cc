//! Rows of `second_factors` and `passes`.

use super::{Result, read};
use crate::{StorageError, records::SecondFactor};
use domain::{Millis, ids::MemberId};

/// A row of `second_factors`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
pub struct SecondFactorColumns {
    pub member: String,
    pub secret: String,
    pub confirmed_at: Option<i64>,
    pub used_step: i64,
}

impl TryFrom<SecondFactorColumns> for SecondFactor {
    type Error = StorageError;

    fn try_from(row: SecondFactorColumns) -> Result<Self> {
        Ok(Self {
            member: read("member id", &row.member)?,
            secret: read("secret of an authenticator", &row.secret)?,
            confirmed_at: row.confirmed_at.map(Millis),
            used_step: row.used_step,
        })
    }
}

/// Whose a pass is.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
pub struct PassColumns {
    pub member: String,
}

impl TryFrom<PassColumns> for MemberId {
    type Error = StorageError;

    fn try_from(row: PassColumns) -> Result<Self> {
        read("member id", &row.member)
    }
}
