//! A new block reaches the customer's open page: pushed by the node, or found when it is asked again (PERF5).

use crate::{place::client, server::Server};
use api_types::dashboard::{LinkItem, WalletForm};
use domain::{Asset, AssetId, Confirmations, EvmAddress, Millis, Mode, Network};
use futures::StreamExt;
use reqwest::{Client, header};
use serde_json::Value;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use testkit::{
    dev_net::{DevNet, network},
    world::{EvmNetwork, World},
};
use tokio::task::JoinHandle;

/// The account m/44'/60'/0' of the phrase that every development node knows.
const XPUB: &str =
    "xpub6Ce9NcJvTk36xtLSrJLZqE7wtgA5deCeYs7rSQtreh4cj6ByPtrg9sD7V2FNFLPnf8heNP3FGkeV9qwfzvZNSd54JoNXVsXFYSYwHsnJxqP";

/// A server that follows a real node which mines when told.
struct Shop {
    net: DevNet,
    token: EvmAddress,
    asset: AssetId,
    link: LinkItem,
    server: Server,
    client: Client,
    _folder: tempfile::TempDir,
}

impl Shop {
    async fn open(push: bool, poll_ms: &str) -> Self {
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
        let server = Server::start(&format!("sqlite://{}", file.display()), &settings).await;
        Self { net, token, asset, link, server, client: client(1), _folder: folder }
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.server.address)
    }

    /// A customer's session.
    async fn session(&self) -> String {
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

    /// Pays a session whose page is open, and measures from the node's answer that the block is there to the event.
    async fn pay(&self) -> Duration {
        let session = self.session().await;
        let (address, told) = self.watch(&session).await;
        self.net.pay_token(self.token, address, 5_000_000).await;
        self.net.mine(1).await;
        let mined = Instant::now();
        told.await.unwrap().saturating_duration_since(mined)
    }

    /// Opens the stream of a session's page; the address to pay to, and when the page is told of a first confirmation.
    async fn watch(&self, session: &str) -> (EvmAddress, JoinHandle<Instant>) {
        let stream = self.client.get(self.url(&format!("{session}/live"))).send().await.unwrap();
        let mut views = Views { bytes: stream.bytes_stream().boxed(), kept: String::new() };
        let first = views.next().await;
        assert_eq!(first["phase"], "waiting");
        let address = first["address"].as_str().unwrap().parse().unwrap();
        let told = tokio::spawn(async move {
            loop {
                if views.next().await["phase"] == "confirming" {
                    return Instant::now();
                }
            }
        });
        (address, told)
    }

    /// Pays so many sessions, one after another; the times, shortest first.
    async fn pay_many(&self, payments: u32) -> Vec<Duration> {
        let mut times = Vec::new();
        for _ in 0..payments {
            times.push(self.pay().await);
        }
        times.sort();
        times
    }
}

/// The views of an event stream.
struct Views {
    bytes: futures::stream::BoxStream<'static, reqwest::Result<axum::body::Bytes>>,
    kept: String,
}

impl Views {
    async fn next(&mut self) -> Value {
        loop {
            if let Some((event, rest)) = self.kept.split_once("\n\n") {
                let data = event.lines().find_map(|line| line.strip_prefix("data: ")).map(str::to_owned);
                self.kept = rest.to_owned();
                match data {
                    Some(data) => return serde_json::from_str(&data).unwrap(),
                    None => continue,
                }
            }
            let more = self.bytes.next().await.expect("the stream goes on").unwrap();
            self.kept.push_str(std::str::from_utf8(&more).unwrap());
        }
    }
}

/// The `percent`th of times in order.
fn percentile(times: &[Duration], percent: usize) -> Duration {
    times[(times.len() * percent).div_ceil(100) - 1]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pushed_block_is_on_the_page_without_waiting_for_the_next_look_perf5() {
    // Asked in turns only every 30 seconds: what comes sooner was pushed.
    let shop = Shop::open(true, "30000").await;
    let times = shop.pay_many(50).await;
    let (p50, p99) = (percentile(&times, 50), percentile(&times, 99));
    println!("PERF5, block at the node to event, pushed: p50 {p50:?}, p99 {p99:?} of {} payments", times.len());
    assert!(p50 < Duration::from_secs(1), "{times:?}");
    assert!(p99 < Duration::from_secs(5), "{times:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_push_the_next_look_finds_the_block_perf5() {
    let shop = Shop::open(false, "4000").await;
    let times = shop.pay_many(5).await;
    let p50 = percentile(&times, 50);
    println!("PERF5, block at the node to event, asked in turns: p50 {p50:?} of {} payments", times.len());
    // Each payment begins right after the last look, so that it waits for the next: for as long as the setting says.
    assert!(p50 > Duration::from_millis(2_500), "the node is asked at the pace that was set: {times:?}");
    assert!(times.iter().all(|time| *time < Duration::from_secs(10)), "{times:?}");
}
