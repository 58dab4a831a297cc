//! The sandbox's bank without persistence: in tests the chain outlives the service by itself.

use async_trait::async_trait;
use chain_sandbox::Sandbox;
use domain::{Address, AssetId, Millis, Units};
use service::ports::SandboxBank;
use storage::StorageError;

pub struct Bank(pub Sandbox);

#[async_trait]
impl SandboxBank for Bank {
    async fn pay(&self, to: &Address, asset: &AssetId, units: Units, at: Millis) -> Result<String, StorageError> {
        let tx = self.0.pay(to, asset, units).map_err(|error| StorageError::Persistent(error.to_string()))?;
        self.0.mine(1, at);
        Ok(tx)
    }

    async fn mine(&self, at: Millis) -> Result<(), StorageError> {
        self.0.mine(1, at);
        Ok(())
    }

    async fn undo_from(&self, height: u64) -> Result<(), StorageError> {
        self.0.undo_from(height);
        Ok(())
    }

    fn height(&self) -> u64 {
        self.0.height()
    }
}
