//! The doctor asks each network's node what it would be asked when the network is enabled.

use crate::{server::Server, shop::Shop};
use domain::AssetId;
use std::sync::Arc;
use storage::{Store, records::NetworkHealth};
use testkit::dev_net::network;

/// The doctor's line about the network.
async fn said(database: &str) -> (bool, String) {
    let home = tempfile::tempdir().unwrap();
    let output = Server::command("doctor", home.path(), database, &[]).output().await.unwrap();
    let all = String::from_utf8(output.stdout).unwrap();
    let line = all.lines().find(|line| line.contains("Development")).unwrap_or_else(|| panic!("{all}"));
    (output.status.success(), line.to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_doctor_asks_a_network_for_its_chain_its_tokens_and_what_stopped_it_i9() {
    let shop = Shop::open(false, "4000").await;
    shop.server.kill().await;
    let store = storage_sqlite::SqliteStore::open(shop.database.trim_start_matches("sqlite://")).await.unwrap();
    let store: Arc<dyn Store> = Arc::new(store);
    let (fine, line) = said(&shop.database).await;
    assert!(fine && line.starts_with("ok     Development: the node answers, chain id "), "{line}");

    let mut tx = store.write().await.unwrap();
    let followed = tx.network(&network()).await.unwrap().unwrap();
    let halted =
        NetworkHealth { halted: true, trouble: Some("No common block.".to_owned()), ..followed.health.clone() };
    tx.set_health(&network(), &halted).await.unwrap();
    tx.commit().await.unwrap();
    let (fine, line) = said(&shop.database).await;
    assert!(!fine && line.starts_with("wrong  Development: ") && line.contains("No common block."), "{line}");

    // A token where there is none, as on another chain.
    let elsewhere = AssetId::erc20(&network(), "0x00000000000000000000000000000000000000ff".parse().unwrap());
    let mut tx = store.write().await.unwrap();
    tx.set_health(&network(), &followed.health).await.unwrap();
    let other = domain::Asset { id: elsewhere, symbol: "USDT".parse().unwrap(), ..followed.assets[0].clone() };
    tx.upsert_asset(&other).await.unwrap();
    tx.commit().await.unwrap();
    let (fine, line) = said(&shop.database).await;
    assert!(!fine && line.contains("There is no ERC-20 token"), "{line}");
}
