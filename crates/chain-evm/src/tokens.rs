//! From logs to transfers: matched here, then proven by the receipts of those that matched.

use crate::{
    allow_list::AllowList,
    blocks::Placed,
    logs::{self, Moved},
    rpc::{NodeError, Rpc},
    wire::{Log, Receipt},
};
use alloy_primitives::B256;
use chain::{Header, SourceError, Watch};
use domain::{Address, AssetId, NetworkId, Transfer, TransferKey, transfer::Position};
use serde_json::json;
use std::collections::HashMap;

/// A log that pays an address of ours, in a token on the list.
pub(crate) struct Hit {
    pub(crate) log: Log,
    moved: Moved,
    asset: AssetId,
}

/// Picks the logs that pay a watched address in a token on the list. Costs no call to the node, however many are
/// watched.
pub(crate) fn matching(logs: Vec<Log>, list: &AllowList, watch: &dyn Watch) -> Vec<Hit> {
    let matching = |log: Log| {
        let asset = list.token(&log.address.0)?;
        let moved = logs::decode(&log)?;
        watch.is_watched_evm(&moved.to).then(|| Hit { moved, asset: asset.clone(), log })
    };
    logs.into_iter().filter_map(matching).collect()
}

/// Receipts of transactions by hash; one that the node does not have is left out.
pub(crate) async fn receipts(rpc: &Rpc, txs: Vec<B256>) -> Result<HashMap<B256, Receipt>, NodeError> {
    let calls = txs.iter().map(|tx| ("eth_getTransactionReceipt", json!([tx.to_string()]))).collect();
    let mut found = HashMap::new();
    for (tx, receipt) in txs.into_iter().zip(rpc.batch::<Option<Receipt>>(calls).await?) {
        if let Some(receipt) = receipt?.filter(|receipt| receipt.transaction_hash.0 == tx) {
            found.insert(tx, receipt);
        }
    }
    Ok(found)
}

/// Turns hits into transfers. `None`: a block was reorganised meanwhile.
///
/// The receipt says whether the transaction succeeded and is still in that block, and at which place among its logs the
/// hit stands: the key, for the block-wide index moves in a reorganisation (I1).
pub(crate) async fn proven(
    rpc: &Rpc,
    network: &NetworkId,
    hits: Vec<Hit>,
    headers: &HashMap<u64, Header>,
) -> Result<Option<Vec<Placed>>, NodeError> {
    let mut txs: Vec<B256> = hits.iter().map(|hit| hit.log.transaction_hash.0).collect();
    txs.sort_unstable();
    txs.dedup();
    let receipts = receipts(rpc, txs).await?;
    let mut placed = Vec::with_capacity(hits.len());
    for hit in hits {
        let Some(header) = headers.get(&hit.log.block_number.0) else { return Ok(None) };
        let Some(receipt) = receipts.get(&hit.log.transaction_hash.0) else { return Ok(None) };
        let here = hit.log.block_hash.0;
        if here.to_string() != header.hash || receipt.block_hash.0 != here {
            return Ok(None);
        }
        if !receipt.succeeded() {
            // A failed transaction leaves no logs: the node contradicts itself. Credit nothing.
            tracing::warn!(tx = %hit.log.transaction_hash.0, "the node shows a log of a failed transaction; ignored");
            continue;
        }
        let ordinal = receipt.logs.iter().position(|log| log.log_index == hit.log.log_index && same(log, &hit.log));
        let ordinal = ordinal.ok_or_else(|| {
            let tx = hit.log.transaction_hash.0;
            SourceError::Transient(format!("The node's logs and the receipt of {tx} do not agree."))
        })?;
        placed.push(transfer(network, &hit.asset, hit.moved, receipt, ordinal, header));
    }
    Ok(Some(placed))
}

fn same(one: &Log, other: &Log) -> bool {
    one.address == other.address && one.topics == other.topics && one.data == other.data
}

/// A token movement as a transfer.
pub(crate) fn transfer(
    network: &NetworkId,
    asset: &AssetId,
    moved: Moved,
    receipt: &Receipt,
    ordinal: usize,
    header: &Header,
) -> Placed {
    let tx = receipt.transaction_hash.0.to_string();
    let transfer = Transfer {
        network: network.clone(),
        key: TransferKey::new(&tx, ordinal),
        asset: asset.clone(),
        from: moved.from.map(Address::from),
        to: Address::from(moved.to),
        units: moved.units,
        position: Position::Canonical(header.block_ref()),
        seen_at: header.time,
        tx,
    };
    Placed { height: header.height, tx_index: receipt.transaction_index.0, kind: 1, ordinal, transfer }
}
