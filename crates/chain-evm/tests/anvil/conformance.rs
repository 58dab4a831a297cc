//! What every source must do: with a token, with native coin and traces, with native coin and balances.

use crate::net::{Net, coin, customer_pays_to, network, token};
use chain::{
    ChainSource,
    conformance::{Fate, Steered},
};
use chain_evm::EvmSource;
use domain::{Address, EvmAddress, NetworkId};
use serde_json::json;

struct Chain {
    net: Net,
    source: EvmSource,
    token: Option<EvmAddress>,
}

#[async_trait::async_trait]
impl Steered for Chain {
    fn source(&self) -> &dyn ChainSource {
        &self.source
    }

    fn network(&self) -> NetworkId {
        network()
    }

    fn address(&self, n: u8) -> Address {
        customer_pays_to(n).into()
    }

    async fn pay(&self, to: &Address, units: u64) -> String {
        let to: EvmAddress = to.as_str().parse().expect("an address");
        match self.token {
            Some(token) => self.net.pay_token(token, to, units).await,
            None => self.net.send(Some(to), &[], units).await,
        }
    }

    async fn mine(&self, blocks: u64) {
        self.net.mine(blocks).await;
    }

    async fn reorg(&self, depth: u64, fate: Fate) {
        let mut moved = Vec::new();
        if fate == Fate::Move {
            let head = self.net.height().await;
            for (place, height) in (head + 1 - depth..=head).enumerate() {
                let block = self.net.rpc("eth_getBlockByNumber", json!([format!("{height:#x}"), false])).await;
                let place = (place as u64 + 1).min(depth - 1);
                let hashes = block["transactions"].as_array().expect("a list").iter();
                moved.extend(hashes.map(|hash| (hash.as_str().expect("a hash").to_owned(), place)));
            }
        }
        self.net.reorg(depth, &moved).await;
    }
}

mod with_a_token {
    use super::*;

    async fn make() -> Chain {
        let net = Net::start().await;
        let usdc = net.usdc().await;
        Chain { source: net.source(vec![token(usdc)]), token: Some(usdc), net }
    }

    chain::conformance!(make);
}

mod with_native_coin_and_traces {
    use super::*;

    async fn make() -> Chain {
        let net = Net::start().await;
        Chain { source: net.source(vec![coin()]), token: None, net }
    }

    chain::conformance!(make);
}

mod with_native_coin_without_traces {
    use super::*;

    async fn make() -> Chain {
        let net = Net::start().await;
        Chain { source: net.source(vec![coin()]).without_traces(), token: None, net }
    }

    chain::conformance!(make);
}
