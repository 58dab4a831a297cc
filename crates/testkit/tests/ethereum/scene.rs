//! A merchant with an extended public key, a token on a node of its own, and a link for 5.00 of it.

use api_types::dashboard::{LinkItem, WalletForm};
use domain::{Act, Assessment, Asset, AssetId, Confirmations, EvmAddress, Millis, Mode, Network, ids::SessionId};
use std::sync::Arc;
use storage::Store;
use testkit::{
    dev_net::{DevNet, network},
    world::{EvmNetwork, World},
};

/// The account m/44'/60'/0' of the phrase that every development node knows.
const XPUB: &str =
    "xpub6Ce9NcJvTk36xtLSrJLZqE7wtgA5deCeYs7rSQtreh4cj6ByPtrg9sD7V2FNFLPnf8heNP3FGkeV9qwfzvZNSd54JoNXVsXFYSYwHsnJxqP";

pub struct Scene {
    pub world: World,
    pub net: DevNet,
    pub token: EvmAddress,
    /// The network's own coin.
    pub coin: AssetId,
    asset: AssetId,
    link: LinkItem,
}

impl Scene {
    pub async fn on_sqlite() -> Self {
        Self::on(Arc::new(storage_sqlite::TemporaryStore::create().await.unwrap())).await
    }

    pub async fn on_postgres() -> Self {
        let url = testkit::postgres::database().unwrap();
        Self::on(Arc::new(storage_postgres::PostgresStore::connect(&url).await.unwrap())).await
    }

    async fn on(store: Arc<dyn Store>) -> Self {
        let net = DevNet::start().await;
        let token = net.usdc().await;
        let asset = AssetId::erc20(&network(), token);
        let coin = AssetId::native(&network());
        let evm = EvmNetwork {
            network: Network {
                id: network(),
                name: "Development".to_owned(),
                mode: Mode::Test,
                confirmations: Confirmations::Blocks(3),
                large_confirmations: None,
                block_time: Millis::seconds(2),
                steady: false,
                explorer_tx: None,
                node_url: Some(net.anvil.url()),
                push_url: None,
                enabled: true,
            },
            assets: vec![
                Asset {
                    id: asset.clone(),
                    symbol: "USDC".parse().unwrap(),
                    decimals: 6,
                    enabled: true,
                    large_from: None,
                },
                Asset {
                    id: coin.clone(),
                    symbol: "ETH".parse().unwrap(),
                    decimals: 18,
                    enabled: true,
                    large_from: None,
                },
            ],
        };
        let world = World::set_up_with(store, 7, net.time().await, Some(evm)).await;
        let form = WalletForm { key: XPUB.to_owned(), mode: "test".to_owned(), name: String::new() };
        world.service.add_wallet(&world.owner, form).await.unwrap();
        world.follow_evm().await;
        let link = world.link_in(&asset, "5.00").await;
        Self { world, net, token, coin, asset, link }
    }

    pub async fn restarted(self) -> Self {
        Self { world: self.world.restarted().await, ..self }
    }

    /// From now on sessions share one address.
    pub async fn with_one_address(self) -> Self {
        // The newest wallet gives addresses, so it must be newer.
        self.world.clock.advance(Millis::seconds(1));
        let form =
            WalletForm { key: testkit::anvil::ACCOUNTS[2].to_owned(), mode: "test".to_owned(), name: String::new() };
        self.world.service.add_wallet(&self.world.owner, form).await.unwrap();
        self
    }

    pub async fn open(&self) -> SessionId {
        self.world.open_in(&self.link, &self.asset).await
    }

    pub async fn address(&self, session: SessionId) -> EvmAddress {
        self.world.session(session).await.address.as_str().parse().unwrap()
    }

    /// The customer's wallet sends the token; it waits for a block.
    pub async fn pay(&self, session: SessionId, units: u64) -> String {
        self.net.pay_token(self.token, self.address(session).await, units).await
    }

    /// Blocks come, and the server follows to the newest.
    pub async fn mine(&self, blocks: u64) {
        self.net.mine(blocks).await;
        self.follow().await;
    }

    pub async fn reorg(&self, depth: u64, moved: &[(String, u64)]) {
        self.net.reorg(depth, moved).await;
        self.follow().await;
    }

    /// The same with a node that traces no calls: what contracts send is told by balances.
    pub async fn mine_without_traces(&self, blocks: u64) {
        self.net.mine(blocks).await;
        self.world.clock.set(self.net.time().await);
        self.world.follow_evm_without_traces().await;
    }

    async fn follow(&self) {
        self.world.clock.set(self.net.time().await);
        self.world.follow_evm().await;
    }

    /// What the things were called to which the owner did this, by the audit log.
    pub async fn written_down(&self, act: Act) -> Vec<String> {
        let log = self.world.service.audit_log(&self.world.owner, "", 1).await.unwrap();
        let done = log.entries.into_iter().filter(|it| it.did == act.words() && it.who == "Ingrid Solheim");
        done.map(|it| it.called).collect()
    }

    pub async fn judged(&self, session: SessionId) -> Assessment {
        self.world.session(session).await.assessment
    }
}
