//! Networks, their assets, and how far each was followed.

use super::Result;
use crate::records::{FollowedNetwork, NetworkHealth, StoredHeader};
use async_trait::async_trait;
use domain::{Asset, AssetId, Network, NetworkId};

/// Networks, their assets, and how far each was followed.
#[async_trait]
pub trait Networks {
    /// Adds or replaces a network's configuration; its health and cursor stay.
    async fn upsert_network(&mut self, network: &Network) -> Result<()>;
    /// Adds or replaces an asset.
    async fn upsert_asset(&mut self, asset: &Asset) -> Result<()>;
    /// All networks, by name, each with its assets by symbol.
    async fn networks(&mut self) -> Result<Vec<FollowedNetwork>>;
    /// One network.
    async fn network(&mut self, id: &NetworkId) -> Result<Option<FollowedNetwork>>;
    /// One asset.
    async fn asset(&mut self, id: &AssetId) -> Result<Option<Asset>>;
    /// The genesis hash the network had when first enabled. `None`: never enabled.
    async fn genesis(&mut self, id: &NetworkId) -> Result<Option<String>>;
    /// Pins the genesis hash.
    async fn set_genesis(&mut self, id: &NetworkId, genesis: &str) -> Result<()>;
    /// Replaces the health.
    async fn set_health(&mut self, id: &NetworkId, health: &NetworkHealth) -> Result<()>;
    /// The newest `most` kept headers, oldest first.
    async fn headers(&mut self, id: &NetworkId, most: u32) -> Result<Vec<StoredHeader>>;
    /// Moves the cursor: compares the newest kept header's hash with `from` (`None`: no header yet), deletes
    /// `disconnected`, adds `connected`, and forgets headers more than `keep` below the new head.
    /// `CursorMoved` when the comparison fails.
    async fn advance_cursor(
        &mut self,
        id: &NetworkId,
        from: Option<&str>,
        disconnected: &[StoredHeader],
        connected: &[StoredHeader],
        keep: u32,
    ) -> Result<()>;
}
