//! The chain written down.

use crate::block::{Block, Hash, Tx, hex, unhex};
use crate::state::{KEEP_BLOCKS, SandboxState};
use domain::Millis;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, VecDeque};

const VERSION: u32 = 1;

/// Everything that makes the chain again, hashes included, for they follow from the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    version: u32,
    seed: u64,
    base: u64,
    base_parent: String,
    genesis: String,
    head: String,
    runs: Vec<Run>,
    txs: BTreeMap<u64, Vec<Tx>>,
    pool: Vec<Tx>,
    next_tx: u64,
    next_salt: u64,
}

/// Neighbouring blocks with the same time and salt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Run {
    blocks: u64,
    time: Millis,
    salt: u64,
}

/// Why a snapshot cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// Written by a later server.
    #[error("the sandbox was written in version {0}; this server reads version {VERSION}")]
    Version(u32),
    /// Its parts do not fit together.
    #[error("the stored sandbox is damaged: {0}")]
    Damaged(&'static str),
}

impl SandboxState {
    /// The chain as it can be written down.
    pub fn snapshot(&self) -> Snapshot {
        let mut runs: Vec<Run> = Vec::new();
        for block in &self.blocks {
            match runs.last_mut() {
                Some(run) if run.time == block.time && run.salt == block.salt => run.blocks += 1,
                _ => runs.push(Run { blocks: 1, time: block.time, salt: block.salt }),
            }
        }
        Snapshot {
            version: VERSION,
            seed: self.seed,
            base: self.base,
            base_parent: hex(&self.base_parent),
            genesis: hex(&self.genesis),
            head: self.blocks.back().map_or_else(String::new, |block| hex(&block.hash)),
            runs,
            txs: self.txs.clone(),
            pool: self.pool.clone(),
            next_tx: self.next_tx,
            next_salt: self.next_salt,
        }
    }

    /// The chain that was written down, hash by hash the same.
    ///
    /// # Errors
    /// When the snapshot is damaged or of a later version.
    pub fn restore(snapshot: &Snapshot) -> Result<Self, SnapshotError> {
        if snapshot.version != VERSION {
            return Err(SnapshotError::Version(snapshot.version));
        }
        let count = snapshot.runs.iter().fold(0_u64, |sum, run| sum.saturating_add(run.blocks));
        if count == 0 || count > KEEP_BLOCKS as u64 {
            return Err(SnapshotError::Damaged("it has no blocks, or too many"));
        }
        let hash = |text: &str| -> Result<Hash, SnapshotError> {
            unhex(text).ok_or(SnapshotError::Damaged("a hash is not 0x and 64 digits"))
        };
        let mut state = Self {
            seed: snapshot.seed,
            base: snapshot.base,
            base_parent: hash(&snapshot.base_parent)?,
            genesis: hash(&snapshot.genesis)?,
            blocks: VecDeque::new(),
            txs: snapshot.txs.clone(),
            pool: snapshot.pool.clone(),
            next_tx: snapshot.next_tx,
            next_salt: snapshot.next_salt,
            heights: HashMap::new(),
        };
        let mut parent = state.base_parent;
        let mut height = state.base;
        for run in &snapshot.runs {
            for _ in 0..run.blocks {
                let txs = state.txs.get(&height).map_or(&[][..], Vec::as_slice);
                let block = Block::new(&parent, height, run.time, run.salt, txs);
                parent = block.hash;
                state.blocks.push_back(block);
                height = height.saturating_add(1);
            }
        }
        if hex(&parent) != snapshot.head {
            return Err(SnapshotError::Damaged("its head is another one than was written"));
        }
        for (height, txs) in &state.txs {
            state.heights.extend(txs.iter().map(|tx| (tx.id.clone(), *height)));
        }
        Ok(state)
    }
}
