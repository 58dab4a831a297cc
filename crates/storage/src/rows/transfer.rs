//! Rows of `transfers`.

use super::{Result, read, read_asset, read_option, write_json, write_number};
use crate::{StorageError, records::StoredTransfer};
use domain::{
    Address, Millis, NetworkId, Transfer, TransferKey,
    transfer::{BlockRef, Position},
};
use std::collections::HashMap;

/// A row of `transfers`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct TransferColumns {
    pub id: String,
    pub network: String,
    pub key: String,
    pub merchant: String,
    pub session: Option<String>,
    pub tx: String,
    pub asset: String,
    pub from_address: Option<String>,
    pub to_address: String,
    pub units: String,
    pub state: String,
    pub height: Option<i64>,
    pub block_hash: Option<String>,
    pub block_time: Option<i64>,
    pub seen_at: i64,
}

impl TryFrom<TransferColumns> for StoredTransfer {
    type Error = StorageError;

    fn try_from(row: TransferColumns) -> Result<Self> {
        let position = position(&row.state, row.height, row.block_hash, row.block_time)?;
        Ok(Self {
            id: read("transfer id", &row.id)?,
            session: read_option("session id", row.session.as_deref())?,
            merchant: read("merchant id", &row.merchant)?,
            transfer: Transfer {
                network: read("network id", &row.network)?,
                key: TransferKey::from_stored(row.key),
                tx: row.tx,
                asset: read_asset(&row.asset)?,
                from: row.from_address.map(Address),
                to: Address(row.to_address),
                units: read("units", &row.units)?,
                position,
                seen_at: Millis(row.seen_at),
            },
        })
    }
}

fn position(state: &str, height: Option<i64>, hash: Option<String>, time: Option<i64>) -> Result<Position> {
    let block = match (height, hash, time) {
        (Some(height), Some(hash), Some(time)) => {
            Some(BlockRef { height: super::read_number("height", height)?, hash, time: Millis(time) })
        }
        _ => None,
    };
    match (state, block) {
        ("pending", None) => Ok(Position::Pending),
        ("canonical", Some(block)) => Ok(Position::Canonical(block)),
        ("orphaned", Some(block)) => Ok(Position::Orphaned(block)),
        (state, _) => Err(StorageError::Corrupt { what: "position", why: format!("\"{state}\" without its block") }),
    }
}

/// Transfers of which each key occurs once, as one statement needs it: the last position that was given holds.
pub fn distinct(transfers: &[StoredTransfer]) -> Vec<&StoredTransfer> {
    let last: HashMap<_, _> = transfers.iter().map(|stored| (key(stored), stored)).collect();
    transfers.iter().filter(|stored| last.get(&key(stored)).is_some_and(|last| std::ptr::eq(*last, *stored))).collect()
}

/// What is stored for each transfer that was given, in the same order: what came back as known, else as given.
///
/// # Errors
/// `Corrupt`.
pub fn recorded(given: &[StoredTransfer], known: Vec<TransferColumns>) -> Result<Vec<StoredTransfer>> {
    let known = known.into_iter().map(StoredTransfer::try_from).collect::<Result<Vec<_>>>()?;
    let mut stored: HashMap<_, _> = given.iter().map(|given| (key(given), given)).collect();
    stored.extend(known.iter().map(|known| (key(known), known)));
    Ok(given.iter().filter_map(|given| stored.get(&key(given)).copied().cloned()).collect())
}

fn key(stored: &StoredTransfer) -> (&NetworkId, &TransferKey) {
    (&stored.transfer.network, &stored.transfer.key)
}

/// Transfers in the form that `transfers/record.sql` takes.
///
/// # Errors
/// `Persistent`: a height that cannot be stored.
pub fn record_batch(transfers: &[&StoredTransfer]) -> Result<String> {
    let mut rows = Vec::with_capacity(transfers.len());
    for stored in transfers {
        let transfer = &stored.transfer;
        let (state, block) = match &transfer.position {
            Position::Pending => ("pending", None),
            Position::Canonical(block) => ("canonical", Some(block)),
            Position::Orphaned(block) => ("orphaned", Some(block)),
        };
        let height = block.map(|block| write_number("height", block.height)).transpose()?;
        rows.push((
            stored.id,
            &transfer.network,
            &transfer.key,
            stored.merchant,
            stored.session,
            &transfer.tx,
            &transfer.asset,
            &transfer.from,
            &transfer.to,
            transfer.units,
            state,
            height,
            block.map(|block| &block.hash),
            block.map(|block| block.time),
            transfer.seen_at,
        ));
    }
    write_json("transfers", &rows)
}
