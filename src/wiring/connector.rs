//! Opens sources: which kind of chain a network is decides which.

use async_trait::async_trait;
use chain::{ChainSource, SourceError};
use chain_evm::{EvmConfig, EvmSource};
use domain::{Asset, Network, NetworkFamily};
use service::ports::Connector;
use std::{sync::Arc, time::Duration};

/// Real nodes, and the sandbox inside this process.
pub struct Nodes {
    /// Time between two questions to a node that pushes nothing.
    pub poll: Duration,
    /// The sandbox. `None`: switched off.
    pub sandbox: Option<Arc<dyn ChainSource>>,
}

#[async_trait]
impl Connector for Nodes {
    async fn connect(&self, network: &Network, assets: &[Asset]) -> Result<Arc<dyn ChainSource>, SourceError> {
        match network.id.family() {
            NetworkFamily::Sandbox => self.sandbox.clone().ok_or_else(|| {
                SourceError::Persistent("The sandbox is switched off in the server's settings.".to_owned())
            }),
            NetworkFamily::Evm { .. } => {
                let node_url = network
                    .node_url
                    .clone()
                    .ok_or_else(|| SourceError::Persistent(format!("{} has no node address yet.", network.name)))?;
                let config = EvmConfig {
                    network: network.id.clone(),
                    node_url,
                    push_url: network.push_url.clone(),
                    poll: self.poll,
                    assets: assets.to_vec(),
                };
                Ok(Arc::new(EvmSource::new(config)?))
            }
        }
    }
}
