//! The sandbox's chain, kept in the database before anybody sees what changed: a follower may remember a block only
//! when the chain will have it after a restart too.

use super::WiringError;
use async_trait::async_trait;
use chain::ChainSource;
use chain_sandbox::{Sandbox, SandboxState, Snapshot};
use domain::{Address, AssetId, Millis, Units};
use service::ports::{Clock, Entropy, SandboxBank};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use storage::{StorageError, Store};
use tokio::sync::Mutex;

/// The setting that keeps the chain.
const CHAIN: &str = "sandbox_chain";
/// How many blocks are added after the last payment: enough for it to become final.
const BLOCKS_AFTER: u64 = 16;

/// The sandbox's bank.
pub struct Bank {
    store: Arc<dyn Store>,
    sandbox: Sandbox,
    /// Held while a change is made and kept: one at a time.
    changing: Mutex<()>,
    /// Up to which height empty blocks are still added.
    grow_to: AtomicU64,
}

fn corrupt(why: impl ToString) -> StorageError {
    StorageError::Corrupt { what: "sandbox chain", why: why.to_string() }
}

impl Bank {
    /// Goes on with the chain that was kept, or begins one.
    pub async fn open(store: Arc<dyn Store>) -> Result<Self, WiringError> {
        let mut tx = store.read().await?;
        let kept = tx.setting(CHAIN).await?;
        drop(tx);
        let sandbox = match kept {
            Some(text) => {
                let snapshot: Snapshot = serde_json::from_str(&text).map_err(corrupt)?;
                Sandbox::restore(&snapshot).map_err(corrupt)?
            }
            None => {
                let sandbox = Sandbox::new(SandboxState::fresh(seed(), super::clock::SystemClock.now()));
                keep(&*store, &sandbox.snapshot()).await?;
                sandbox
            }
        };
        let grow_to = AtomicU64::new(sandbox.height() + BLOCKS_AFTER);
        Ok(Self { store, sandbox, changing: Mutex::new(()), grow_to })
    }

    /// The chain as followers see it.
    pub fn source(&self) -> Arc<dyn ChainSource> {
        Arc::new(self.sandbox.clone())
    }

    /// Rehearses a change on a copy, keeps the copy, then makes the same change where it is seen: hashes follow from
    /// the contents alone, so both are the same.
    async fn change<T>(
        &self,
        change: impl Fn(&Sandbox) -> Result<T, StorageError> + Send + Sync,
    ) -> Result<T, StorageError> {
        let _one = self.changing.lock().await;
        let copy = Sandbox::restore(&self.sandbox.snapshot()).map_err(corrupt)?;
        change(&copy)?;
        keep(&*self.store, &copy.snapshot()).await?;
        let done = change(&self.sandbox)?;
        Ok(done)
    }
}

/// Makes the chain's hashes differ from those of other servers.
fn seed() -> u64 {
    let mut bytes = [0; 8];
    super::entropy::SystemEntropy.fill(&mut bytes);
    u64::from_be_bytes(bytes)
}

async fn keep(store: &dyn Store, snapshot: &Snapshot) -> Result<(), StorageError> {
    let text = serde_json::to_string(snapshot).map_err(corrupt)?;
    let mut tx = store.write().await?;
    tx.set_setting(CHAIN, &text).await?;
    tx.commit().await
}

#[async_trait]
impl SandboxBank for Bank {
    async fn pay(&self, to: &Address, asset: &AssetId, units: Units, at: Millis) -> Result<String, StorageError> {
        let tx = self
            .change(|sandbox| {
                let tx = sandbox.pay(to, asset, units).map_err(|error| StorageError::Persistent(error.to_string()))?;
                sandbox.mine(1, at);
                Ok(tx)
            })
            .await?;
        self.grow_to.store(self.sandbox.height() + BLOCKS_AFTER, Ordering::Relaxed);
        Ok(tx)
    }

    async fn mine(&self, at: Millis) -> Result<(), StorageError> {
        self.change(|sandbox| {
            sandbox.mine(1, at);
            Ok(())
        })
        .await
    }

    async fn undo_from(&self, height: u64) -> Result<(), StorageError> {
        self.change(|sandbox| {
            sandbox.undo_from(height);
            Ok(())
        })
        .await
    }

    fn height(&self) -> u64 {
        self.sandbox.height()
    }
}

/// Adds a block every `block_time` while a payment is young, until the future is dropped.
pub async fn mine(bank: Arc<Bank>, block_time: Duration) {
    let mut ticks = tokio::time::interval(block_time);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if bank.sandbox.height() < bank.grow_to.load(Ordering::Relaxed)
            && let Err(error) = bank.mine(super::clock::SystemClock.now()).await
        {
            tracing::warn!(%error, "a sandbox block could not be kept");
        }
    }
}
