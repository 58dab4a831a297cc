//! The development network as this crate's tests use it.

use alloy_primitives::{Address as Account, keccak256};
use chain::{ChainSource, Limits, Query, conformance::Ledger, conformance::WatchList, conformance::catch_up};
use chain_evm::{EvmConfig, EvmSource};
use domain::{Address, Asset, AssetId, EvmAddress};
use serde_json::{Value, json};
use std::{ops::Deref, time::Duration};
pub use testkit::dev_net::{DevNet, call, network};

pub struct Net(DevNet);

impl Deref for Net {
    type Target = DevNet;
    fn deref(&self) -> &DevNet {
        &self.0
    }
}

/// The `n`th address to pay to; nobody holds its key.
pub fn customer_pays_to(n: u8) -> EvmAddress {
    EvmAddress(Account::from_word(keccak256([n])))
}

pub fn asset(id: AssetId, symbol: &str, decimals: u8) -> Asset {
    Asset { id, symbol: symbol.parse().expect("a symbol"), decimals, enabled: true, large_from: None }
}

pub fn token(contract: EvmAddress) -> Asset {
    asset(AssetId::erc20(&network(), contract), "USDC", 6)
}

pub fn coin() -> Asset {
    asset(AssetId::native(&network()), "ETH", 18)
}

impl Net {
    pub async fn start() -> Self {
        Self(DevNet::start().await)
    }

    pub fn config(&self, assets: Vec<Asset>) -> EvmConfig {
        let poll = Duration::from_millis(200);
        EvmConfig { network: network(), node_url: self.anvil.url(), push_url: None, poll, assets }
    }

    /// Hashes of the blocks below a height.
    pub async fn hashes_below(&self, height: u64) -> Vec<Value> {
        let mut hashes = Vec::new();
        for height in 0..height {
            let block = self.rpc("eth_getBlockByNumber", json!([format!("{height:#x}"), false])).await;
            hashes.push(block["hash"].clone());
        }
        hashes
    }

    pub fn source(&self, assets: Vec<Asset>) -> EvmSource {
        EvmSource::new(self.config(assets)).expect("a source")
    }
}

pub fn watching(addresses: &[EvmAddress]) -> WatchList {
    let addresses: Vec<Address> = addresses.iter().map(|at| Address::from(*at)).collect();
    WatchList { native: addresses.clone(), addresses: addresses.into_iter().collect(), ..WatchList::default() }
}

pub async fn follow(source: &dyn ChainSource, ledger: &mut Ledger, watch: &WatchList) {
    catch_up(source, &network(), ledger, watch, Limits::default()).await.expect("the chain can be followed");
}

/// A ledger that stands at the head.
pub async fn begun(source: &dyn ChainSource, watch: &WatchList) -> Ledger {
    let mut ledger = Ledger::default();
    follow(source, &mut ledger, watch).await;
    ledger
}

/// The head as the source gives it.
pub async fn head(source: &dyn ChainSource) -> (chain::Header, chain::Tip) {
    match source.answer(&Query::Head, &WatchList::default()).await.expect("the node answers") {
        chain::Answer::Head { header, tip } => (header, tip),
        other => panic!("not a head: {other:?}"),
    }
}
