//! Connects to the sandbox and to nothing else.

use async_trait::async_trait;
use chain::{ChainSource, SourceError};
use chain_sandbox::Sandbox;
use domain::{Asset, Network, NetworkFamily};
use service::ports::Connector;
use std::sync::Arc;

pub struct OnlySandbox(pub Sandbox);

#[async_trait]
impl Connector for OnlySandbox {
    async fn connect(&self, network: &Network, _assets: &[Asset]) -> Result<Arc<dyn ChainSource>, SourceError> {
        match network.id.family() {
            NetworkFamily::Sandbox => Ok(Arc::new(self.0.clone())),
            NetworkFamily::Evm { .. } => Err(SourceError::Persistent("there are no nodes in this test".to_owned())),
        }
    }
}
