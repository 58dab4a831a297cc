//! Rows of `addresses`.

use super::{Result, read, read_asset, read_number};
use crate::{
    StorageError,
    records::{Claim, GivenAddress},
};
use domain::{Address, AssetId, Millis, Units};
use std::collections::{BTreeMap, HashMap};

/// Who was given an address that was asked for.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct ClaimColumns {
    /// The place of the address in what was asked.
    pub asked: i64,
    pub session: String,
    pub merchant: String,
    pub shared: bool,
    pub asset: String,
    pub units: String,
    pub deadline: i64,
    pub mode: String,
}

impl TryFrom<ClaimColumns> for Claim {
    type Error = StorageError;

    fn try_from(row: ClaimColumns) -> Result<Self> {
        Ok(Self {
            session: read("session id", &row.session)?,
            merchant: read("merchant id", &row.merchant)?,
            shared: row.shared,
            asset: read_asset(&row.asset)?,
            due: read("units", &row.units)?,
            deadline: Millis(row.deadline),
            mode: read("mode", &row.mode)?,
        })
    }
}

/// What claims are asked for, as `[address, asset, units]`.
pub fn asked(arrivals: &[(Address, AssetId, Units)]) -> String {
    serde_json::json!(arrivals).to_string()
}

/// Sorts claims to what was asked: a list for each, in the order of asking.
///
/// # Errors
/// `Corrupt`.
pub fn claims_of(asked: usize, rows: Vec<ClaimColumns>) -> Result<Vec<Vec<Claim>>> {
    let mut claims = vec![Vec::new(); asked];
    for row in rows {
        let place: usize = read_number("place of a claim", row.asked)?;
        if let Some(claims) = claims.get_mut(place) {
            claims.push(row.try_into()?);
        }
    }
    Ok(claims)
}

/// Amounts as stored.
///
/// # Errors
/// `Corrupt`.
pub fn amounts(rows: &[String]) -> Result<Vec<Units>> {
    rows.iter().map(|units| read("units", units)).collect()
}

/// A row of `addresses`, as a wallet's page lists it.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct GivenColumns {
    pub session: String,
    pub address: String,
    pub address_index: i64,
    pub given_at: i64,
}

/// A canonical transfer to a session's address.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct ReceivedColumns {
    pub session: String,
    pub asset: String,
    pub units: String,
}

/// Adds up what each address received: 256 bits are more than an engine's own numbers hold.
///
/// # Errors
/// `Corrupt`.
pub fn given_addresses(given: Vec<GivenColumns>, received: Vec<ReceivedColumns>) -> Result<Vec<GivenAddress>> {
    let mut sums: HashMap<String, BTreeMap<AssetId, Units>> = HashMap::new();
    for row in received {
        let sum = sums.entry(row.session).or_default().entry(read_asset(&row.asset)?).or_default();
        *sum = sum.plus(read("units", &row.units)?);
    }
    let read_row = |row: GivenColumns| {
        Ok(GivenAddress {
            address: Address(row.address),
            index: read_number("address index", row.address_index)?,
            session: read("session id", &row.session)?,
            given_at: Millis(row.given_at),
            received: sums.remove(&row.session).unwrap_or_default().into_iter().collect(),
        })
    };
    given.into_iter().map(read_row).collect()
}
