//! The chain itself: pure, without a clock or randomness of its own.

use crate::block::{Block, Hash, Output, Tx, hex, tx_id, unhex};
use chain::Header;
use domain::{Millis, NetworkId};
use std::collections::{BTreeMap, HashMap, VecDeque};

/// Blocks kept; older ones are forgotten, with their transactions.
pub const KEEP_BLOCKS: usize = 20_000;
/// Transactions that may wait for a block.
pub const MAX_POOL: usize = 10_000;

/// Why the sandbox refused an act.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SandboxError {
    /// A transaction that moves nothing.
    #[error("Enter an amount above 0.")]
    Zero,
    /// An asset of a real network.
    #[error("The sandbox can only send its own coins, not {0}.")]
    ForeignAsset(String),
    /// Too many transactions wait already.
    #[error("10,000 payments already wait for a block. Mine one first.")]
    PoolFull,
}

/// The sandbox's chain and pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SandboxState {
    pub(crate) seed: u64,
    /// Height and parent hash of the oldest block kept.
    pub(crate) base: u64,
    pub(crate) base_parent: Hash,
    pub(crate) genesis: Hash,
    pub(crate) blocks: VecDeque<Block>,
    pub(crate) txs: BTreeMap<u64, Vec<Tx>>,
    pub(crate) pool: Vec<Tx>,
    pub(crate) next_tx: u64,
    pub(crate) next_salt: u64,
    /// Height of each mined transaction.
    pub(crate) heights: HashMap<String, u64>,
}

impl SandboxState {
    /// A chain of one block. The seed makes its hashes differ from those of other sandboxes.
    pub fn fresh(seed: u64, at: Millis) -> Self {
        let parent = [0; 32];
        let genesis = Block::new(&parent, 0, at, seed, &[]);
        Self {
            seed,
            base: 0,
            base_parent: parent,
            genesis: genesis.hash,
            blocks: VecDeque::from([genesis]),
            txs: BTreeMap::new(),
            pool: Vec::new(),
            next_tx: 0,
            next_salt: 0,
            heights: HashMap::new(),
        }
    }

    /// Height of the newest block.
    pub fn height(&self) -> u64 {
        self.base.saturating_add(self.blocks.len().saturating_sub(1) as u64)
    }

    /// Transactions that wait for a block.
    pub fn pool(&self) -> &[Tx] {
        &self.pool
    }

    /// Sends a transaction with these movements; it waits for a block. Gives its id.
    pub(crate) fn send(&mut self, outputs: Vec<Output>) -> Result<String, SandboxError> {
        if outputs.is_empty() || outputs.iter().any(|output| output.units.is_zero()) {
            return Err(SandboxError::Zero);
        }
        if let Some(foreign) = outputs.iter().find(|output| output.asset.network() != NetworkId::sandbox()) {
            return Err(SandboxError::ForeignAsset(foreign.asset.to_string()));
        }
        if self.pool.len() >= MAX_POOL {
            return Err(SandboxError::PoolFull);
        }
        let id = tx_id(self.seed, self.next_tx);
        self.next_tx = self.next_tx.saturating_add(1);
        self.pool.push(Tx { id: id.clone(), outputs });
        Ok(id)
    }

    /// Adds blocks with the time `at`; the pool goes into the first.
    pub(crate) fn mine(&mut self, blocks: u64, at: Millis) {
        for _ in 0..blocks {
            let txs = std::mem::take(&mut self.pool);
            self.add(txs, at, 0);
        }
    }

    /// Replaces the last `depth` blocks by `depth + 1` others, at most down to the oldest kept. The transactions of the
    /// dropped ones vanish (`drop`), or stand one block later. Gives how many blocks were replaced.
    pub(crate) fn reorg(&mut self, depth: u64, drop: bool) -> u64 {
        let depth = depth.min(self.blocks.len().saturating_sub(1) as u64);
        if depth == 0 {
            return 0;
        }
        self.next_salt = self.next_salt.saturating_add(1);
        let mut dropped = Vec::new();
        for _ in 0..depth {
            let height = self.height();
            let txs = self.txs.remove(&height).unwrap_or_default();
            for tx in &txs {
                self.heights.remove(&tx.id);
            }
            if let Some(block) = self.blocks.pop_back() {
                dropped.push((block.time, if drop { Vec::new() } else { txs }));
            }
        }
        let salt = self.next_salt;
        let mut later = Vec::new();
        let mut last = Millis(0);
        for (time, txs) in dropped.into_iter().rev() {
            self.add(std::mem::replace(&mut later, txs), time, salt);
            last = time;
        }
        self.add(later, last, salt);
        depth
    }

    pub(crate) fn add(&mut self, txs: Vec<Tx>, at: Millis, salt: u64) {
        let height = self.base.saturating_add(self.blocks.len() as u64);
        let parent = self.blocks.back().map_or(self.base_parent, |last| last.hash);
        // A time may lie before the parent's: a late payment is rehearsed in one block of the future, and the others
        // must not be late for it.
        self.blocks.push_back(Block::new(&parent, height, at, salt, &txs));
        for tx in &txs {
            self.heights.insert(tx.id.clone(), height);
        }
        if !txs.is_empty() {
            self.txs.insert(height, txs);
        }
        while self.blocks.len() > KEEP_BLOCKS {
            if let Some(oldest) = self.blocks.pop_front() {
                self.base_parent = oldest.hash;
            }
            for tx in self.txs.remove(&self.base).unwrap_or_default() {
                self.heights.remove(&tx.id);
            }
            self.base = self.base.saturating_add(1);
        }
    }

    fn block(&self, height: u64) -> Option<&Block> {
        self.blocks.get(usize::try_from(height.checked_sub(self.base)?).ok()?)
    }

    /// The block at a height. `None`: not mined yet, or forgotten.
    pub(crate) fn header(&self, height: u64) -> Option<Header> {
        let block = self.block(height)?;
        let parent = match height.checked_sub(1) {
            Some(below) if height > self.base => self.block(below)?.hash,
            _ => self.base_parent,
        };
        Some(Header { height, hash: hex(&block.hash), parent: hex(&parent), time: block.time })
    }

    /// The newest block.
    pub(crate) fn head(&self) -> Option<Header> {
        self.header(self.height())
    }

    /// Whether this block is on the chain.
    pub(crate) fn has(&self, height: u64, hash: &str) -> bool {
        self.block(height).is_some_and(|block| unhex(hash) == Some(block.hash))
    }
}
