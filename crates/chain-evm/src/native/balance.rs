//! Native coin that contracts passed on, found where the node traces nothing: an address holds more than the
//! transactions explain.
//!
//! Limits: only for addresses of sessions that wait for native coin now, only while the node keeps the state of the
//! blocks (commonly the last 128), one sum for each address and block, and no transaction to name. Of blocks that it keeps no
//! state of, whoever watches is told ([`chain::Watch::not_seen`]). Its key is made of
//! address and height, for there is nothing else; when a reorganisation moves it, the old one is taken back.

use super::{Native, Sums, add};
use crate::{
    blocks::{Placed, Reader},
    headers,
    rpc::NodeError,
    tokens,
    wire::{FullBlock, Wei},
};
use alloy_primitives::{Address, B256, U256};
use domain::{AssetId, EvmAddress, Transfer, TransferKey, Units, transfer::Position};
use serde_json::json;

/// What one block explains.
struct Explained {
    received: Sums,
    spent: Sums,
}

/// Transfers that explain what is left. `found`: what the transactions themselves carried. `None`: reorganised meanwhile.
pub(super) async fn differences(
    reader: &Reader<'_>,
    asset: &AssetId,
    blocks: &[FullBlock],
    found: &[Placed],
) -> Result<Option<Native>, NodeError> {
    let waiting: Vec<Address> =
        reader.watch.native_now().iter().filter_map(|at| Some(at.as_str().parse::<EvmAddress>().ok()?.0)).collect();
    let (Some(first), false) = (blocks.first(), waiting.is_empty()) else {
        return Ok(Some(Native::Found(Vec::new())));
    };
    let Some(explained) = explain(reader, blocks, found, &waiting).await? else { return Ok(None) };
    // One look over all blocks first: mostly nothing is left to explain.
    let last = blocks.last().unwrap_or(first);
    let Some(after) = balances(reader, &waiting, last.hash.0).await? else {
        return Ok(Some(not_seen(reader, &waiting, first, last)));
    };
    let Some(mut before) = balances(reader, &waiting, first.parent_hash.0).await? else {
        // The node keeps the later of them: asked one by one, only those are lost that it does not keep.
        let alone = blocks.len() == 1;
        return Ok(Some(if alone { not_seen(reader, &waiting, first, last) } else { Native::Narrow }));
    };
    let quiet = waiting.iter().enumerate().all(|(at, address)| {
        let sum = |sums: fn(&Explained) -> &Sums| {
            explained.iter().filter_map(|block| sums(block).get(address)).fold(U256::ZERO, |a, b| a.saturating_add(*b))
        };
        surplus(before[at], after[at], sum(|block| &block.received), sum(|block| &block.spent)).is_zero()
    });
    if quiet {
        return Ok(Some(Native::Found(Vec::new())));
    }
    let mut placed = Vec::new();
    for (block, explained) in blocks.iter().zip(&explained) {
        let Some(after) = balances(reader, &waiting, block.hash.0).await? else { return Ok(Some(Native::Narrow)) };
        for (at, address) in waiting.iter().enumerate() {
            let of = |sums: &Sums| sums.get(address).copied().unwrap_or_default();
            let units = surplus(before[at], after[at], of(&explained.received), of(&explained.spent));
            if !units.is_zero() {
                placed.push(place(reader, asset, block, *address, units));
            }
        }
        before = after;
    }
    Ok(Some(Native::Found(placed)))
}

/// Tells that nothing can be said of these blocks, and goes on with them.
fn not_seen(reader: &Reader<'_>, waiting: &[Address], first: &FullBlock, last: &FullBlock) -> Native {
    let addresses: Vec<_> = waiting.iter().map(|address| EvmAddress(*address).into()).collect();
    reader.watch.not_seen(&addresses, first.number.0, last.number.0);
    Native::Found(Vec::new())
}

/// What arrived beyond what is explained.
fn surplus(before: U256, after: U256, received: U256, spent: U256) -> U256 {
    after.saturating_add(spent).saturating_sub(before.saturating_add(received))
}

async fn explain(
    reader: &Reader<'_>,
    blocks: &[FullBlock],
    found: &[Placed],
    waiting: &[Address],
) -> Result<Option<Vec<Explained>>, NodeError> {
    let is_ours = |tx: &&crate::wire::Transaction| waiting.contains(&tx.from.0);
    let txs = blocks.iter().flat_map(|block| block.transactions.iter().filter(is_ours)).map(|tx| tx.hash.0).collect();
    let receipts = tokens::receipts(reader.rpc, txs).await?;
    let mut explained = Vec::with_capacity(blocks.len());
    for block in blocks {
        let (mut received, mut spent) = (Sums::new(), Sums::new());
        for placed in found.iter().filter(|placed| placed.height == block.number.0) {
            if let Ok(to) = placed.transfer.to.as_str().parse::<EvmAddress>() {
                add(&mut received, to.0, placed.transfer.units.0);
            }
        }
        for tx in block.transactions.iter().filter(is_ours) {
            let Some(receipt) = receipts.get(&tx.hash.0) else { return Ok(None) };
            let price = receipt.effective_gas_price.as_ref().map_or(U256::ZERO, |price| price.0);
            let fee = price.saturating_mul(U256::from(receipt.gas_used.0));
            let parent_fee = receipt.l1_fee.as_ref().map_or(U256::ZERO, |fee| fee.0);
            let value = if receipt.succeeded() { tx.value.0 } else { U256::ZERO };
            add(&mut spent, tx.from.0, fee.saturating_add(parent_fee).saturating_add(value));
        }
        explained.push(Explained { received, spent });
    }
    Ok(Some(explained))
}

/// Balances at a block. `None`: the node no longer keeps them.
async fn balances(reader: &Reader<'_>, addresses: &[Address], block: B256) -> Result<Option<Vec<U256>>, NodeError> {
    let at = json!({ "blockHash": block.to_string() });
    let calls = addresses.iter().map(|address| ("eth_getBalance", json!([address.to_string(), at]))).collect();
    let mut balances = Vec::with_capacity(addresses.len());
    for balance in reader.rpc.batch::<Wei>(calls).await? {
        match balance {
            Ok(balance) => balances.push(balance.0),
            Err(NodeError::Refused(refusal)) if refusal.is_pruned() => return Ok(None),
            Err(error) => return Err(error),
        }
    }
    Ok(Some(balances))
}

fn place(reader: &Reader<'_>, asset: &AssetId, block: &FullBlock, to: Address, units: U256) -> Placed {
    let header = headers::header(block);
    let to = EvmAddress(to);
    let transfer = Transfer {
        network: reader.network.clone(),
        key: TransferKey::from_stored(format!("bal:{to}:{}", header.height)),
        tx: String::new(),
        asset: asset.clone(),
        from: None,
        to: to.into(),
        units: Units(units),
        position: Position::Canonical(header.block_ref()),
        seen_at: header.time,
    };
    Placed { height: header.height, tx_index: u64::MAX, kind: 2, ordinal: 0, transfer }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_left_is_exactly_what_was_not_explained(
            before in 0..u64::MAX / 4, received in 0..u64::MAX / 4, inside in 0..u64::MAX / 4, spent in 0..u64::MAX / 4,
        ) {
            let [before, received, inside, spent] = [before, received, inside, spent].map(U256::from);
            prop_assume!(before + received + inside >= spent);
            let after = before + received + inside - spent;
            prop_assert_eq!(surplus(before, after, received, spent), inside);
        }
    }
}
