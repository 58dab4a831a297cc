//! A server that follows a real node.

use crate::{place::client, server::Server};
use api_types::dashboard::{LinkItem, WalletForm};
use domain::{Asset, AssetId, Confirmations, EvmAddress, Millis, Mode, Network};
use reqwest::{Client, header};
use std::sync::Arc;
use testkit::{
    dev_net::{DevNet, network},
    world::{EvmNetwork, World},
};

/// The account m/44'/60'/0' of the phrase that every development node knows.
const XPUB: &str =
    "xpub6Ce9NcJvTk36xtLSrJLZqE7wtgA5deCeYs7rSQtreh4cj6ByPtrg9sD7V2FNFLPnf8heNP3FGkeV9qwfzvZNSd54JoNXVsXFYSYwHsnJxqP";

/// A server that follows a real node which mines when told.
pub struct Shop {
    pub net: DevNet,
    pub token: EvmAddress,
    pub asset: AssetId,
    pub link: LinkItem,
    pub server: Server,
    pub client: Client,
    /// Where its database is.
    pub database: String,
    _folder: tempfile::TempDir,
}

impl Shop {
    /// Whether the node pushes its heads, and how often it is asked besides, in milliseconds.
    pub async fn open(push: bool, poll_ms: &str) -> Self {
        let net = DevNet::start().await;
        let token = net.usdc().await;
        let asset = AssetId::erc20(&network(), token);
        let evm = EvmNetwork {
            network: Network {
                id: network(),
                name: "Development".to_owned(),
                mode: Mode::Test,
                confirmations: Confirmations::Blocks(3),
                large_confirmations: None,
                block_time: Millis::minutes(10),
                steady: false,
                explorer_tx: None,
                node_url: Some(net.anvil.url()),
                push_url: push.then(|| net.anvil.push_url()),
                enabled: true,
            },
            assets: vec![Asset {
                id: asset.clone(),
                symbol: "USDC".parse().unwrap(),
                decimals: 6,
                enabled: true,
                large_from: None,
            }],
        };
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tallystick.db");
        let store = Arc::new(storage_sqlite::SqliteStore::open(&file).await.unwrap());
        let world = World::set_up_with(store, 7, net.time().await, Some(evm)).await;
        let form = WalletForm { key: XPUB.to_owned(), mode: "test".to_owned(), name: String::new() };
        world.service.add_wallet(&world.owner, form).await.unwrap();
        let link = world.link_in(&asset, "5.00").await;
        let settings = [("TALLYSTICK__NODES__POLL_MS", poll_ms)];
        let database = format!("sqlite://{}", file.display());
        let server = Server::start(&database, &settings).await;
        Self { net, token, asset, link, server, client: client(1), database, _folder: folder }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.server.address)
    }

    /// A customer's session.
    pub async fn session(&self) -> String {
        loop {
            let form = [("asset", self.asset.as_str())];
            let asked = self.client.post(self.url(&format!("/pay/{}", self.link.id))).form(&form);
            let answer = asked.send().await.unwrap();
            // Right after the start the network is not caught up yet, and no address is given out.
            if let Some(place) = answer.headers().get(header::LOCATION) {
                return place.to_str().unwrap().to_owned();
            }
            tokio::task::yield_now().await;
        }
    }
}
