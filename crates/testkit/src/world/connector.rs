//! Connects to the sandbox and to the EVM node of a test.

use async_trait::async_trait;
use chain::{ChainSource, SourceError};
use chain_evm::{EvmConfig, EvmSource};
use chain_sandbox::Sandbox;
use domain::{Asset, Network, NetworkFamily};
use service::ports::Connector;
use std::{sync::Arc, time::Duration};

pub struct TestConnector(pub Sandbox);

/// The source of an EVM network.
pub fn evm(network: &Network, assets: &[Asset]) -> Result<Arc<dyn ChainSource>, SourceError> {
    Ok(Arc::new(evm_source(network, assets)?))
}

/// The same, as it is.
pub fn evm_source(network: &Network, assets: &[Asset]) -> Result<EvmSource, SourceError> {
    let node_url = network.node_url.clone().ok_or_else(|| SourceError::Persistent("no node".to_owned()))?;
    let poll = Duration::from_millis(200);
    let config = EvmConfig { network: network.id.clone(), node_url, push_url: None, poll, assets: assets.to_vec() };
    EvmSource::new(config)
}

#[async_trait]
impl Connector for TestConnector {
    async fn connect(&self, network: &Network, assets: &[Asset]) -> Result<Arc<dyn ChainSource>, SourceError> {
        match network.id.family() {
            NetworkFamily::Sandbox => Ok(Arc::new(self.0.clone())),
            NetworkFamily::Evm { .. } => evm(network, assets),
        }
    }
}
