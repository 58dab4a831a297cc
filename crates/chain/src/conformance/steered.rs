//! A chain that a test can steer, and a node that fails on purpose.

use crate::{Answer, ChainSource, Identity, Query, SourceError, TokenFacts, TxFacts, Watch};
use domain::{Address, EvmAddress, NetworkId};
use std::sync::atomic::{AtomicU32, Ordering};

/// What becomes of the transactions in blocks that a reorganisation drops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// They are gone for good.
    Drop,
    /// They are in the new blocks, at another height where the chain allows it.
    Move,
}

/// A chain that a test can steer. Its address `n` receives an asset on the list.
#[async_trait::async_trait]
pub trait Steered: Send + Sync {
    /// The source under test.
    fn source(&self) -> &dyn ChainSource;
    /// The network that the source reports.
    fn network(&self) -> NetworkId;
    /// The `n`th address to pay to.
    fn address(&self, n: u8) -> Address;
    /// Sends so many base units; in no block until one is mined. Gives the transaction's id.
    async fn pay(&self, to: &Address, units: u64) -> String;
    /// Adds blocks; what waits goes into the first.
    async fn mine(&self, blocks: u64);
    /// Replaces the last `depth` blocks by at least as many others.
    async fn reorg(&self, depth: u64, fate: Fate);
}

/// A source that fails, refuses or forgets on one question of `every`, and otherwise is `inner`.
pub struct Flaky<'a> {
    inner: &'a dyn ChainSource,
    every: u32,
    asked: AtomicU32,
}

impl<'a> Flaky<'a> {
    /// Fails on one question of `every`. At least 2, or nothing would ever be answered.
    pub fn new(inner: &'a dyn ChainSource, every: u32) -> Self {
        Self { inner, every: every.max(2), asked: AtomicU32::new(0) }
    }
}

#[async_trait::async_trait]
impl ChainSource for Flaky<'_> {
    async fn identify(&self) -> Result<Identity, SourceError> {
        self.inner.identify().await
    }

    async fn answer(&self, query: &Query, watch: &dyn Watch) -> Result<Answer, SourceError> {
        let asked = self.asked.fetch_add(1, Ordering::SeqCst);
        // Scattered, yet the same in every run: a strict rhythm could hit the same question for ever.
        let scattered = asked.wrapping_add(1).wrapping_mul(2_654_435_761) >> 8;
        if !scattered.is_multiple_of(self.every) {
            return self.inner.answer(query, watch).await;
        }
        match (scattered / self.every % 3, query) {
            (0, _) => Err(SourceError::Transient("the node did not answer in time".to_owned())),
            (1, Query::Range { from, to }) if to > from => Ok(Answer::TooMany),
            (1, Query::Blocks(blocks)) if blocks.len() > 1 => Ok(Answer::TooMany),
            (2, Query::Blocks(_) | Query::Ancestors { .. }) => Ok(Answer::Gone),
            _ => self.inner.answer(query, watch).await,
        }
    }

    async fn token_facts(&self, contract: &EvmAddress) -> Result<TokenFacts, SourceError> {
        self.inner.token_facts(contract).await
    }

    async fn wait_for_news(&self) {
        self.inner.wait_for_news().await;
    }

    async fn transaction(&self, tx: &str) -> Result<Option<TxFacts>, SourceError> {
        self.inner.transaction(tx).await
    }
}
