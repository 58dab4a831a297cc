//! Native coin: what transactions carry themselves, and what contracts pass on within them.

mod balance;
mod trace;

pub(crate) use trace::is_offered as is_traced;

use crate::{
    blocks::{Placed, Reader},
    headers,
    rpc::NodeError,
    tokens,
    wire::{FullBlock, Receipt},
};
use alloy_primitives::{Address, B256, U256};
use domain::{AssetId, EvmAddress, Transfer, TransferKey, Units, transfer::Position};
use std::collections::HashMap;

/// What was found in blocks.
pub(crate) enum Native {
    /// All of it.
    Found(Vec<Placed>),
    /// There is more within these blocks; ask for fewer to learn where.
    Narrow,
}

/// A movement of native coin within a transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Coin {
    tx: B256,
    /// Place among the blocks that are read.
    block: usize,
    tx_index: usize,
    /// `0` for the transaction's own value, `0.2.1` for the second call within the third within it.
    path: String,
    ordinal: usize,
    from: Option<Address>,
    to: Address,
    units: U256,
}

/// Reads neighbouring blocks, oldest first. `None`: one was reorganised meanwhile.
pub(crate) async fn read(
    reader: &Reader<'_>,
    asset: &AssetId,
    blocks: &[FullBlock],
) -> Result<Option<Native>, NodeError> {
    let mut coins = Vec::new();
    let mut all_traced = reader.traces;
    for (at, block) in blocks.iter().enumerate().filter(|(_, block)| !block.transactions.is_empty()) {
        let traced = if reader.traces { trace::block(reader.rpc, block, at).await? } else { None };
        all_traced &= traced.is_some();
        coins.extend(traced.unwrap_or_else(|| top_level(block, at)));
    }
    coins.retain(|coin| !coin.units.is_zero() && reader.watch.is_watched_evm(&EvmAddress(coin.to)));
    let mut txs: Vec<B256> = coins.iter().map(|coin| coin.tx).collect();
    txs.dedup();
    let receipts = tokens::receipts(reader.rpc, txs).await?;
    let mut placed = Vec::new();
    for coin in &coins {
        let (Some(block), Some(receipt)) = (blocks.get(coin.block), receipts.get(&coin.tx)) else { return Ok(None) };
        if receipt.block_hash != block.hash {
            return Ok(None);
        }
        if receipt.succeeded() {
            placed.push(place(reader, asset, coin, block, receipt));
        }
    }
    if !all_traced {
        match balance::differences(reader, asset, blocks, &placed).await? {
            Some(Native::Found(more)) => placed.extend(more),
            other => return Ok(other),
        }
    }
    Ok(Some(Native::Found(placed)))
}

/// The value that each transaction carries itself.
fn top_level(block: &FullBlock, at: usize) -> Vec<Coin> {
    let coin = |(tx_index, tx): (usize, &crate::wire::Transaction)| {
        let to = tx.to.as_ref()?.0;
        let (tx_hash, path) = (tx.hash.0, "0".to_owned());
        Some(Coin { tx: tx_hash, block: at, tx_index, path, ordinal: 0, from: Some(tx.from.0), to, units: tx.value.0 })
    };
    block.transactions.iter().enumerate().filter_map(coin).collect()
}

fn place(reader: &Reader<'_>, asset: &AssetId, coin: &Coin, block: &FullBlock, receipt: &Receipt) -> Placed {
    let header = headers::header(block);
    let tx = receipt.transaction_hash.0.to_string();
    let transfer = Transfer {
        network: reader.network.clone(),
        key: TransferKey::new(&tx, format_args!("n{}", coin.path)),
        tx,
        asset: asset.clone(),
        from: coin.from.map(|from| EvmAddress(from).into()),
        to: EvmAddress(coin.to).into(),
        units: Units(coin.units),
        position: Position::Canonical(header.block_ref()),
        seen_at: header.time,
    };
    Placed { height: header.height, tx_index: coin.tx_index as u64, kind: 0, ordinal: coin.ordinal, transfer }
}

/// Sums by address.
type Sums = HashMap<Address, U256>;

fn add(sums: &mut Sums, address: Address, units: U256) {
    let sum = sums.entry(address).or_default();
    *sum = sum.saturating_add(units);
}
