//! A wallet that gives out many addresses in a row that nobody pays: the merchant is told without looking for it.

use api_types::dashboard::WalletForm;
use domain::{Asset, AssetId, Confirmations, Millis, Mode, Network, NetworkId, wallet::GAP_WARNING};
use std::sync::Arc;
use storage::{Store, records::NetworkHealth};
use testkit::world::{BEGINNING, EvmNetwork, World};

/// The account m/44'/60'/0' of the phrase that every development node knows.
const XPUB: &str =
    "xpub6Ce9NcJvTk36xtLSrJLZqE7wtgA5deCeYs7rSQtreh4cj6ByPtrg9sD7V2FNFLPnf8heNP3FGkeV9qwfzvZNSd54JoNXVsXFYSYwHsnJxqP";

/// An EVM network of which nothing is asked.
fn network() -> (EvmNetwork, AssetId) {
    let id: NetworkId = "eip155:31337".parse().unwrap();
    let asset = AssetId::native(&id);
    let network = Network {
        id,
        name: "Development".to_owned(),
        mode: Mode::Test,
        confirmations: Confirmations::Blocks(3),
        large_confirmations: None,
        block_time: Millis::minutes(10),
        steady: false,
        explorer_tx: None,
        node_url: Some("http://127.0.0.1:1".to_owned()),
        push_url: None,
        enabled: true,
    };
    let coin =
        Asset { id: asset.clone(), symbol: "ETH".parse().unwrap(), decimals: 18, enabled: true, large_from: None };
    (EvmNetwork { network, assets: vec![coin] }, asset)
}

async fn home_warns_of_a_wallet_before_it_stops_finding_payments(store: Arc<dyn Store>) {
    let (evm, asset) = network();
    let world = World::set_up_with(Arc::clone(&store), 7, BEGINNING, Some(evm.clone())).await;
    let read = NetworkHealth { height: Some(1), known_until: Some(world.clock.now()), ..NetworkHealth::default() };
    let mut tx = store.write().await.unwrap();
    tx.set_health(&evm.network.id, &read).await.unwrap();
    tx.commit().await.unwrap();
    let form = WalletForm { key: XPUB.to_owned(), mode: "test".to_owned(), name: "Vault".to_owned() };
    let wallet = world.service.add_wallet(&world.owner, form).await.unwrap();
    let link = world.link_in(&asset, "0.01").await;
    let gaps = async || world.service.home(&world.owner, Mode::Test).await.unwrap().gaps;

    for _ in 1..GAP_WARNING {
        world.open_in(&link, &asset).await;
    }
    assert_eq!(gaps().await, [], "one fewer than what is warned of");
    world.open_in(&link, &asset).await;
    let told = gaps().await;
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].name.as_str(), told[0].unused_run), ("Vault", GAP_WARNING));
    world.service.set_wallet_active(&world.owner, &wallet.id, false).await.unwrap();
    assert_eq!(gaps().await, [], "a wallet that gives no more addresses needs nobody");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn home_warns_of_a_wallet_before_it_stops_finding_payments_on_sqlite() {
    let store = storage_sqlite::TemporaryStore::create().await.unwrap();
    home_warns_of_a_wallet_before_it_stops_finding_payments(Arc::new(store)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn home_warns_of_a_wallet_before_it_stops_finding_payments_on_postgres() {
    home_warns_of_a_wallet_before_it_stops_finding_payments(crate::postgres().await).await;
}
