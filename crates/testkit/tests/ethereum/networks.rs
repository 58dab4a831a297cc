//! What is asked of a node before its network is enabled (I9).

use crate::scene::Scene;
use api_types::{
    Problem,
    dashboard::{NetworkForm, TokenForm},
};
use domain::{Act, NetworkId};
use testkit::dev_net::DevNet;

crate::scenarios!(
    i9_the_chain_that_was_seen_is_kept_with_the_enabling,
    i9_a_node_of_another_chain_enables_nothing,
    i9_decimals_that_differ_from_the_contracts_enable_nothing,
    i9_i19_a_token_is_added_as_its_contract_says_and_written_down,
);

/// The development network as the owner enters it anew, under a chain id.
fn form(net: &DevNet, chain_id: u64) -> NetworkForm {
    NetworkForm {
        name: "Another".to_owned(),
        chain_id: chain_id.to_string(),
        mode: "test".to_owned(),
        native_symbol: "ETH".to_owned(),
        node_url: net.anvil.url(),
        confirmations: "3".to_owned(),
        enabled: true,
        ..NetworkForm::default()
    }
}

/// The scene's own network, with another node.
fn edited(net: &DevNet) -> NetworkForm {
    NetworkForm { id: testkit::dev_net::network().to_string(), ..form(net, 31_337) }
}

async fn genesis(scene: &Scene, id: &NetworkId) -> Option<String> {
    scene.world.store.read().await.unwrap().genesis(id).await.unwrap()
}

async fn i9_the_chain_that_was_seen_is_kept_with_the_enabling(scene: Scene) {
    let service = &scene.world.service;
    let net = DevNet::start_as(4_242, 1_700_000_000).await;
    service.save_network(&scene.world.owner, form(&net, 4_242)).await.unwrap();
    let id = NetworkId::evm(4_242);
    let kept = genesis(&scene, &id).await.expect("it is kept before anything is followed");
    let first = net.rpc("eth_getBlockByNumber", serde_json::json!(["0x0", false])).await;
    assert_eq!(first["hash"], kept.as_str());
    let other = DevNet::start_as(4_242, 1_700_000_001).await;
    let again = NetworkForm { id: id.to_string(), ..form(&other, 4_242) };
    let problem = service.save_network(&scene.world.owner, again).await.unwrap_err();
    let why = problem.message_for("node_url").unwrap_or_default();
    assert!(why.contains("another chain") && why.contains(&kept), "{problem}");
    assert_eq!(genesis(&scene, &id).await, Some(kept));
}

async fn i9_a_node_of_another_chain_enables_nothing(scene: Scene) {
    let service = &scene.world.service;
    let problem = service.save_network(&scene.world.owner, form(&scene.net, 8_453)).await.unwrap_err();
    let why = problem.message_for("node_url").unwrap_or_default();
    assert!(why.contains("31337") && why.contains("8453"), "{problem}");
    assert_eq!(genesis(&scene, &NetworkId::evm(8_453)).await, None);
    let networks = service.networks(&scene.world.owner).await.unwrap();
    assert!(!networks.iter().any(|network| network.id == "eip155:8453"), "nothing was saved");
    let stranger = DevNet::start_as(31_338, 1_700_000_000).await;
    let problem = service.save_network(&scene.world.owner, edited(&stranger)).await.unwrap_err();
    assert!(problem.message_for("node_url").is_some_and(|why| why.contains("31338")), "{problem}");
}

async fn i9_decimals_that_differ_from_the_contracts_enable_nothing(scene: Scene) {
    let mut tx = scene.world.store.write().await.unwrap();
    let asset = domain::AssetId::erc20(&testkit::dev_net::network(), scene.token);
    let followed = tx.network(&testkit::dev_net::network()).await.unwrap().unwrap();
    let right = followed.assets.into_iter().find(|known| known.id == asset).unwrap();
    tx.upsert_asset(&domain::Asset { decimals: 18, ..right }).await.unwrap();
    tx.commit().await.unwrap();
    let service = &scene.world.service;
    let problem: Problem = service.save_network(&scene.world.owner, edited(&scene.net)).await.unwrap_err();
    let why = problem.message_for("node_url").unwrap_or_default();
    assert!(why.contains("6 decimals") && why.contains("18 are pinned"), "{problem}");
}

async fn i9_i19_a_token_is_added_as_its_contract_says_and_written_down(scene: Scene) {
    let service = &scene.world.service;
    let contract = scene.net.named_token("EURC").await;
    let form = |contract: String| TokenForm { network: testkit::dev_net::network().to_string(), contract };
    let added = service.add_token(&scene.world.owner, form(contract.to_string())).await.unwrap();
    assert_eq!((added.symbol.as_str(), added.decimals), ("EURC", 6));
    // Once more, and one that is no contract: neither is taken, and neither is written down.
    for refused in [contract.to_string(), testkit::anvil::ACCOUNTS[1].to_owned()] {
        let problem = service.add_token(&scene.world.owner, form(refused)).await.unwrap_err();
        assert!(problem.message_for("contract").is_some(), "{problem}");
    }
    assert_eq!(scene.written_down(Act::TokenAdded).await, ["EURC"]);
}
