//! Rows of `merchants`.

use super::{Result, read, read_number, read_option};
use crate::{StorageError, records::Merchant};
use domain::{Amount, Millis, Tolerance};

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
    pub tolerance_units: Option<String>,
    pub tolerance_decimals: Option<i64>,
    pub created_at: i64,
}

impl TryFrom<MerchantColumns> for Merchant {
    type Error = StorageError;

    fn try_from(row: MerchantColumns) -> Result<Self> {
        Ok(Self {
            id: read("merchant id", &row.id)?,
            handle: domain::Handle::kept(&row.handle)
                .map_err(|error| StorageError::Corrupt { what: "handle", why: error.to_string() })?,
            name: row.name,
            accent: row.accent,
            logo: row.logo,
            contact_email: row.contact_email,
            website: row.website,
            window: Millis(row.window_ms),
            tolerance: match (row.tolerance_units, row.tolerance_decimals) {
                (Some(units), Some(decimals)) => {
                    Tolerance::Fixed(Amount::new(read("units", &units)?, read_number("decimals", decimals)?))
                }
                _ => percent(row.tolerance_bp)?,
            },
            created_at: Millis(row.created_at),
        })
    }
}

/// Reads a session's tolerance: a fixed one in base units, else the part of the price.
pub(super) fn tolerance(basis_points: i64, units: Option<&str>) -> Result<Tolerance> {
    match read_option("units", units)? {
        Some(units) => Ok(Tolerance::Fixed(units)),
        None => percent(basis_points),
    }
}

/// Reads a tolerance in hundredths of a percent.
fn percent<Fixed>(basis_points: i64) -> Result<Tolerance<Fixed>> {
    Tolerance::from_basis_points(read_number("tolerance", basis_points)?)
        .map_err(|error| StorageError::Corrupt { what: "tolerance", why: error.to_string() })
}
