//! What the service needs from outside: time, randomness, nodes, the sandbox's bank.

use async_trait::async_trait;
use chain::{ChainSource, SourceError};
use domain::{
    Address, Asset, AssetId, Millis, Network, Units,
    fiat::{Agreed, ManualRate, NoRate, Pair},
};
use std::sync::Arc;
use storage::StorageError;

/// The time. The server has a real one; tests turn theirs by hand.
pub trait Clock: Send + Sync {
    /// Now, UTC.
    fn now(&self) -> Millis;
}

/// Randomness. The server takes the system's; tests seed theirs.
pub trait Entropy: Send + Sync {
    /// Fills a buffer.
    fn fill(&self, buffer: &mut [u8]);
}

/// What coins are worth in currencies.
#[async_trait]
pub trait Rates: Send + Sync {
    /// The rate to make a quote with now: the merchant's own where it set one, else what several public sources agree on.
    ///
    /// # Errors
    /// Why there is none.
    async fn agreed(&self, pair: &Pair, manual: Option<ManualRate>) -> Result<Agreed, NoRate>;
}

/// Opens sources for networks; the one place that knows which kinds there are is the server's wiring.
#[async_trait]
pub trait Connector: Send + Sync {
    /// A source for a network as configured. Nothing is asked of the node yet.
    ///
    /// # Errors
    /// A configuration that no source can be made of.
    async fn connect(&self, network: &Network, assets: &[Asset]) -> Result<Arc<dyn ChainSource>, SourceError>;
}

/// The sandbox network's bank: pays out of thin air. What it did is kept before it is seen.
#[async_trait]
pub trait SandboxBank: Send + Sync {
    /// Sends, in a block of its own at `at`; returns the transaction's id.
    ///
    /// # Errors
    /// It could not be kept; nothing happened.
    async fn pay(&self, to: &Address, asset: &AssetId, units: Units, at: Millis) -> Result<String, StorageError>;
    /// Adds an empty block.
    ///
    /// # Errors
    /// It could not be kept; nothing happened.
    async fn mine(&self, at: Millis) -> Result<(), StorageError>;
    /// Replaces the block of this height and all after it by empty ones, which drops what was paid in them. A height,
    /// not a depth: blocks go on being added while this waits for its turn.
    ///
    /// # Errors
    /// It could not be kept; nothing happened.
    async fn undo_from(&self, height: u64) -> Result<(), StorageError>;
    /// Height of the newest block.
    fn height(&self) -> u64;
}
