//! What an answer must satisfy before any of it is used.

use crate::Header;
use domain::{NetworkId, Transfer, transfer::Position};
use std::collections::HashSet;

/// Checks headers that came newest first, beginning with the block asked for.
pub(super) fn headers(list: &[Header], hash: Option<&str>, height: u64) -> Result<(), String> {
    let first = list.first().ok_or("an empty list of headers")?;
    if first.height != height || hash.is_some_and(|hash| first.hash != hash) {
        let asked = hash.unwrap_or("any");
        return Err(format!("asked for block {height} ({asked}), got {} {}", first.height, first.hash));
    }
    match list.windows(2).find(|pair| !pair[0].stands_on(&pair[1])) {
        Some(pair) => Err(format!(
            "block {} {} names parent {}, but block {} is {}",
            pair[0].height, pair[0].hash, pair[0].parent, pair[1].height, pair[1].hash
        )),
        None => Ok(()),
    }
}

/// Checks that transfers lie in order in the blocks that `block` knows, each key once. `block` gives the header that
/// must be at a height; `Err` when the height was not asked for; `Ok(None)` when only the height is known.
pub(super) fn transfers<'a>(
    network: &NetworkId,
    transfers: &[Transfer],
    block: impl Fn(u64) -> Result<Option<&'a Header>, ()>,
) -> Result<(), String> {
    let mut last_height = 0;
    let mut keys = HashSet::with_capacity(transfers.len());
    for transfer in transfers {
        let key = transfer.key.as_str();
        let Position::Canonical(at) = &transfer.position else {
            return Err(format!("transfer {key} is in no block"));
        };
        if transfer.network != *network || transfer.asset.network() != *network {
            return Err(format!("transfer {key} is on another network"));
        }
        match block(at.height) {
            Err(()) => return Err(format!("transfer {key} is in block {}, which was not asked for", at.height)),
            Ok(Some(header)) if !header.is(at) => {
                return Err(format!("transfer {key} is in another block {} than asked for: {}", at.height, at.hash));
            }
            Ok(_) => {}
        }
        if at.height < last_height {
            return Err(format!("transfer {key} is out of order"));
        }
        last_height = at.height;
        if !keys.insert(key) {
            return Err(format!("transfer {key} is there twice"));
        }
    }
    Ok(())
}
