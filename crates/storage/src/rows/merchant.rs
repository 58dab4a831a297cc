//! Rows of `merchants`.

use super::{Result, read, read_number};
use crate::{StorageError, records::Merchant};
use domain::{Millis, Tolerance};

/// A row of `merchants`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct MerchantColumns {
    pub id: String,
    pub handle: String,
    pub name: String,
    pub accent: String,
    pub logo: Option<Vec<u8>>,
    pub contact_email: Option<String>,
    pub website: Option<String>,
    pub window_ms: i64,
    pub tolerance_bp: i64,
    pub created_at: i64,
}

impl TryFrom<MerchantColumns> for Merchant {
    type Error = StorageError;

    fn try_from(row: MerchantColumns) -> Result<Self> {
        Ok(Self {
            id: read("merchant id", &row.id)?,
            handle: read("handle", &row.handle)?,
            name: row.name,
            accent: row.accent,
            logo: row.logo,
            contact_email: row.contact_email,
            website: row.website,
            window: Millis(row.window_ms),
            tolerance: tolerance(row.tolerance_bp)?,
            created_at: Millis(row.created_at),
        })
    }
}

/// Reads a tolerance in hundredths of a percent.
pub(super) fn tolerance(basis_points: i64) -> Result<Tolerance> {
    Tolerance::from_basis_points(read_number("tolerance", basis_points)?)
        .map_err(|error| StorageError::Corrupt { what: "tolerance", why: error.to_string() })
}
