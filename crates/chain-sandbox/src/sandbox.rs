//! The sandbox as the server shares it: one chain behind a lock, and a bell for new blocks.

use crate::{Output, SandboxError, SandboxState, Snapshot, SnapshotError};
use domain::{Address, AssetId, Millis, Units};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// A handle to one sandbox; clones share it.
#[derive(Debug, Clone)]
pub struct Sandbox {
    state: Arc<Mutex<SandboxState>>,
    news: Arc<Notify>,
}

impl Sandbox {
    /// Shares a chain.
    pub fn new(state: SandboxState) -> Self {
        Self { state: Arc::new(Mutex::new(state)), news: Arc::new(Notify::new()) }
    }

    /// Goes on with a chain that was written down.
    ///
    /// # Errors
    /// When the snapshot is damaged or of a later version.
    pub fn restore(snapshot: &Snapshot) -> Result<Self, SnapshotError> {
        Ok(Self::new(SandboxState::restore(snapshot)?))
    }

    /// The chain as it can be written down; small, for empty blocks take no room.
    pub fn snapshot(&self) -> Snapshot {
        self.lock().snapshot()
    }

    /// Sends one payment; it waits for a block. Gives the transaction's id.
    ///
    /// # Errors
    /// When the amount is 0, the asset is of a real network, or too many payments wait.
    pub fn pay(&self, to: &Address, asset: &AssetId, units: Units) -> Result<String, SandboxError> {
        self.send(vec![Output { to: to.clone(), asset: asset.clone(), units }])
    }

    /// Sends several movements in one transaction; it waits for a block. Gives the transaction's id.
    ///
    /// # Errors
    /// As [`pay`](Self::pay).
    pub fn send(&self, outputs: Vec<Output>) -> Result<String, SandboxError> {
        self.lock().send(outputs)
    }

    /// Adds blocks, cheap even for 10,000 of them. All have the time `at`; what
    /// waits goes into the first.
    pub fn mine(&self, blocks: u64, at: Millis) {
        self.lock().mine(blocks, at);
        self.news.notify_one();
    }

    /// Replaces the last `depth` blocks by one more than that. With `drop_tx` the payments in them are gone, without it
    /// they stand one block later. Gives how many blocks were replaced: fewer when the chain is shorter.
    pub fn reorg(&self, depth: u64, drop_tx: bool) -> u64 {
        let replaced = self.lock().reorg(depth, drop_tx);
        self.news.notify_one();
        replaced
    }

    /// Replaces the block of this height and all after it, however many came in the meantime; the payments in them are
    /// gone. Gives how many blocks were replaced: none when there is no such block yet.
    pub fn undo_from(&self, height: u64) -> u64 {
        let mut state = self.lock();
        let depth = state.height().saturating_add(1).saturating_sub(height);
        let replaced = state.reorg(depth, true);
        drop(state);
        self.news.notify_one();
        replaced
    }

    /// Height of the newest block.
    pub fn height(&self) -> u64 {
        self.lock().height()
    }

    /// How many payments wait for a block.
    pub fn waiting(&self) -> usize {
        self.lock().pool().len()
    }

    /// Resolves once a block came after the last call. One listener: the network's follower.
    pub(crate) async fn news(&self) {
        self.news.notified().await;
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, SandboxState> {
        // No act leaves the chain half-changed, so a panic elsewhere does not spoil it.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
