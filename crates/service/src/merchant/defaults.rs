//! Networks that a new server knows.

use crate::Service;
use domain::{Asset, Network};
use storage::StorageError;

/// A network and its assets, as first offered.
#[derive(Debug, Clone)]
pub struct DefaultNetwork {
    /// The network.
    pub network: Network,
    /// Its assets.
    pub assets: Vec<Asset>,
}

impl Service {
    /// Adds the default networks and assets that are missing; what the owner changed stays.
    pub(crate) async fn ensure_networks(&self) -> Result<(), StorageError> {
        let mut tx = self.out.store.write().await?;
        let known = tx.networks().await?;
        for DefaultNetwork { network, assets } in &self.out.defaults {
            let followed = known.iter().find(|n| n.network.id == network.id);
            if followed.is_none() {
                tx.upsert_network(network).await?;
            }
            for asset in assets {
                if !followed.is_some_and(|n| n.assets.iter().any(|a| a.id == asset.id)) {
                    tx.upsert_asset(asset).await?;
                }
            }
        }
        tx.commit().await
    }
}
