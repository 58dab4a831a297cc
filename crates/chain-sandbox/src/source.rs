//! The sandbox as the follower sees it.

use crate::{Sandbox, SandboxState, block::Tx, block::hex, network::is_listed};
use chain::{
    Answer, ChainSource, Header, Identity, Movement, Query, SourceError, Tip, TokenFacts, TxFacts, TxState, Watch,
};
use domain::{EvmAddress, NetworkId, Transfer, TransferKey, transfer::Position};

/// Transfers in one answer at most; more is [`Answer::TooMany`], as real nodes have it.
const MAX_TRANSFERS: usize = 2_000;

#[async_trait::async_trait]
impl ChainSource for Sandbox {
    async fn identify(&self) -> Result<Identity, SourceError> {
        Ok(Identity { chain_id: None, genesis: hex(&self.lock().genesis) })
    }

    async fn answer(&self, query: &Query, watch: &dyn Watch) -> Result<Answer, SourceError> {
        Ok(self.lock().answer(query, watch).unwrap_or(Answer::Gone))
    }

    async fn token_facts(&self, contract: &EvmAddress) -> Result<TokenFacts, SourceError> {
        Err(SourceError::Persistent(format!("the sandbox has no contracts, so there is no token at {contract}")))
    }

    async fn wait_for_news(&self) {
        self.news().await;
    }

    async fn transaction(&self, tx: &str) -> Result<Option<TxFacts>, SourceError> {
        Ok(self.lock().facts(tx))
    }
}

impl SandboxState {
    /// `None`: a block asked for is not on the chain.
    fn answer(&self, query: &Query, watch: &dyn Watch) -> Option<Answer> {
        match query {
            Query::Head => {
                let header = self.head()?;
                let tip = Tip { height: header.height, safe: None, finalized: None };
                Some(Answer::Head { header, tip })
            }
            Query::Ancestors { hash, height, count } => {
                if !self.has(*height, hash) {
                    return None;
                }
                let lowest = height.saturating_add(1).saturating_sub(*count);
                Some(Answer::Headers((lowest..=*height).rev().map_while(|height| self.header(height)).collect()))
            }
            Query::HeaderAt { height } => Some(Answer::Headers(vec![self.header(*height)?])),
            Query::Blocks(blocks) => {
                if !blocks.iter().all(|block| self.has(block.height, &block.hash)) {
                    return None;
                }
                let transfers: Vec<_> = blocks.iter().flat_map(|block| self.transfers(block, watch)).collect();
                let refused = transfers.len() > MAX_TRANSFERS && blocks.len() > 1;
                Some(if refused { Answer::TooMany } else { Answer::Blocks(transfers) })
            }
            Query::Range { from, to } => {
                let (first, last) = (self.header(*from)?, self.header(*to)?);
                let mut transfers = Vec::new();
                for height in self.txs.range(*from..=*to).map(|(height, _)| *height) {
                    transfers.extend(self.transfers(&self.header(height)?, watch));
                }
                let refused = transfers.len() > MAX_TRANSFERS && from < to;
                Some(if refused { Answer::TooMany } else { Answer::Range { first, last, transfers } })
            }
        }
    }

    fn transfers(&self, block: &Header, watch: &dyn Watch) -> Vec<Transfer> {
        let txs = self.txs.get(&block.height).map_or(&[][..], Vec::as_slice);
        let listed = txs.iter().flat_map(|tx| listed(tx, block));
        listed.filter(|transfer| watch.is_watched(&transfer.to)).collect()
    }

    fn facts(&self, id: &str) -> Option<TxFacts> {
        let pending = self.pool.iter().find(|tx| tx.id == id);
        let none =
            |tx: &Tx, state| TxFacts { tx: tx.id.clone(), state, from: None, transfers: vec![], unlisted: vec![] };
        if let Some(tx) = pending {
            return Some(none(tx, TxState::Pending));
        }
        let header = self.header(*self.heights.get(id)?)?;
        let tx = self.txs.get(&header.height)?.iter().find(|tx| tx.id == id)?;
        let unlisted = tx.outputs.iter().filter(|output| !is_listed(&output.asset)).map(|output| Movement {
            asset: output.asset.clone(),
            to: output.to.clone(),
            units: output.units,
        });
        let facts = none(tx, TxState::Succeeded(header.block_ref()));
        Some(TxFacts { transfers: listed(tx, &header).collect(), unlisted: unlisted.collect(), ..facts })
    }
}

/// A transaction's movements of listed assets. The key counts all movements, so that it does not depend on the list.
fn listed<'a>(tx: &'a Tx, block: &'a Header) -> impl Iterator<Item = Transfer> + 'a {
    let outputs = tx.outputs.iter().enumerate().filter(|(_, output)| is_listed(&output.asset));
    outputs.map(|(ordinal, output)| Transfer {
        network: NetworkId::sandbox(),
        key: TransferKey::new(&tx.id, ordinal),
        tx: tx.id.clone(),
        asset: output.asset.clone(),
        from: None,
        to: output.to.clone(),
        units: output.units,
        position: Position::Canonical(block.block_ref()),
        seen_at: block.time,
    })
}
