//! The watched transfers of blocks by hash, and of ranges of heights.

use crate::{
    allow_list::AllowList,
    headers, logs,
    native::{self, Native},
    rpc::{NodeError, Rpc},
    tokens,
    wire::{FullBlock, Log, quantity},
};
use alloy_primitives::B256;
use chain::{Answer, Header, SourceError, Watch};
use domain::{NetworkId, Transfer};
use serde_json::json;
use std::collections::HashMap;

/// Full blocks in one request, for each may take a megabyte or two.
const FULL_BLOCKS: usize = 4;
/// Heights in a range at most when native coin counts, for then every block is read in full.
const NATIVE_RANGE: u64 = 32;

/// A transfer and its place in the chain's order.
pub(crate) struct Placed {
    pub(crate) height: u64,
    pub(crate) tx_index: u64,
    /// Within a transaction: native coin (0) before logs (1); balance differences (2) last.
    pub(crate) kind: u8,
    pub(crate) ordinal: usize,
    pub(crate) transfer: Transfer,
}

/// What reading blocks needs.
pub(crate) struct Reader<'a> {
    pub(crate) rpc: &'a Rpc,
    pub(crate) network: &'a NetworkId,
    pub(crate) list: &'a AllowList,
    pub(crate) watch: &'a dyn Watch,
    /// Whether the node traces calls.
    pub(crate) traces: bool,
}

impl Reader<'_> {
    /// Transfers in exactly these blocks.
    pub(crate) async fn blocks(&self, headers: &[Header]) -> Result<Answer, NodeError> {
        let mut placed = Vec::new();
        let contracts = self.list.contracts();
        if !contracts.is_empty() {
            let calls = headers.iter().map(|header| ("eth_getLogs", logs::in_block(&contracts, header))).collect();
            let mut hits = Vec::new();
            for (logs, header) in self.rpc.batch::<Vec<Log>>(calls).await?.into_iter().zip(headers) {
                let logs = logs?;
                let asked = header.hash.parse::<B256>().ok();
                if logs.iter().any(|log| Some(log.block_hash.0) != asked) {
                    return Err(contradiction("logs of another block than was asked for").into());
                }
                hits.extend(tokens::matching(logs, self.list, self.watch));
            }
            let known = headers.iter().map(|header| (header.height, header.clone())).collect();
            match tokens::proven(self.rpc, self.network, hits, &known).await? {
                Some(found) => placed.extend(found),
                None => return Ok(Answer::Gone),
            }
        }
        if self.list.native().is_some() {
            let calls = headers.iter().map(|header| ("eth_getBlockByHash", json!([header.hash, true]))).collect();
            match self.full(calls, headers.first()).await? {
                Some(blocks) if blocks.iter().zip(headers).all(|(block, asked)| headers::header(block) == *asked) => {
                    match self.native(&blocks).await? {
                        Some(Native::Found(found)) => placed.extend(found),
                        Some(Native::Narrow) => return Ok(Answer::TooMany),
                        None => return Ok(Answer::Gone),
                    }
                }
                Some(_) => return Err(contradiction("another block than was asked for").into()),
                None => return Ok(Answer::Gone),
            }
        }
        Ok(Answer::Blocks(in_order(placed)))
    }

    /// Transfers between two heights, both included.
    pub(crate) async fn range(&self, from: u64, to: u64) -> Result<Answer, NodeError> {
        if self.list.native().is_some() && to.saturating_sub(from) >= NATIVE_RANGE {
            return Ok(Answer::TooMany);
        }
        let ends = headers::at_heights(self.rpc, &[from, to]).await?;
        let [Some(first), Some(last)] = ends.as_slice() else { return Ok(Answer::Gone) };
        let mut placed = Vec::new();
        let contracts = self.list.contracts();
        if !contracts.is_empty() {
            let logs: Vec<Log> = self.rpc.call("eth_getLogs", logs::between(&contracts, from, to)).await?;
            if logs.iter().any(|log| !(from..=to).contains(&log.block_number.0)) {
                return Err(contradiction("logs of other blocks than were asked for").into());
            }
            let hits = tokens::matching(logs, self.list, self.watch);
            let mut heights: Vec<u64> = hits.iter().map(|hit| hit.log.block_number.0).collect();
            heights.dedup();
            let found = headers::at_heights(self.rpc, &heights).await?;
            let known: HashMap<u64, Header> =
                found.into_iter().flatten().map(|header| (header.height, header)).collect();
            match tokens::proven(self.rpc, self.network, hits, &known).await? {
                Some(found) => placed.extend(found),
                None => return Ok(Answer::Gone),
            }
        }
        if self.list.native().is_some() {
            let calls = (from..=to).map(|height| ("eth_getBlockByNumber", json!([quantity(height), true]))).collect();
            let Some(blocks) = self.full(calls, Some(first)).await? else { return Ok(Answer::Gone) };
            match self.native(&blocks).await? {
                Some(Native::Found(found)) => placed.extend(found),
                Some(Native::Narrow) => return Ok(Answer::TooMany),
                None => return Ok(Answer::Gone),
            }
        }
        // The logs were asked for by height: they are of this chain only if its end still stands where it stood.
        let again = headers::at_heights(self.rpc, &[to]).await?;
        if again.first() != Some(&Some(last.clone())) {
            return Ok(Answer::Gone);
        }
        Ok(Answer::Range { first: first.clone(), last: last.clone(), transfers: in_order(placed) })
    }

    /// Blocks with their transactions, which must follow one another from `first` on. `None`: they do not, or one is gone.
    async fn full(
        &self,
        calls: Vec<crate::rpc::Call>,
        first: Option<&Header>,
    ) -> Result<Option<Vec<FullBlock>>, NodeError> {
        let answers = self.rpc.batch_of::<Option<FullBlock>>(FULL_BLOCKS, calls).await?;
        let Some(blocks) = answers.into_iter().collect::<Result<Option<Vec<_>>, _>>()? else { return Ok(None) };
        let begins = blocks.first().map(headers::header).as_ref() == first;
        let linked = blocks.windows(2).all(|pair| headers::header(&pair[1]).stands_on(&headers::header(&pair[0])));
        Ok((begins && linked).then_some(blocks))
    }

    async fn native(&self, blocks: &[FullBlock]) -> Result<Option<Native>, NodeError> {
        match self.list.native() {
            Some(asset) => native::read(self, asset, blocks).await,
            None => Ok(Some(Native::Found(Vec::new()))),
        }
    }
}

fn in_order(mut placed: Vec<Placed>) -> Vec<Transfer> {
    placed.sort_by_key(|found| (found.height, found.tx_index, found.kind, found.ordinal));
    placed.into_iter().map(|found| found.transfer).collect()
}

fn contradiction(what: &str) -> SourceError {
    SourceError::Transient(format!("The node contradicts itself: it gave {what}."))
}
