//! A network that was away for long, or cannot be seen.

use api_types::{Problem, checkout::PayForm};
use domain::{Millis, Status, Units};
use storage::records::NetworkHealth;
use testkit::world::{World, usdc};

crate::scenarios!(
    ten_thousand_missed_blocks_are_read_and_nothing_in_them_is_missed_i4,
    nothing_expires_before_the_network_is_caught_up,
    no_address_is_given_out_while_the_network_is_behind_p4,
    a_network_is_starting_until_its_first_blocks_were_read,
    a_session_expires_though_its_quiet_network_has_no_news,
);

async fn ten_thousand_missed_blocks_are_read_and_nothing_in_them_is_missed_i4(world: World) {
    let link = world.link("5.00").await;
    let early = world.open(&link).await;
    let late = world.open(&link).await;
    world.sandbox.mine(100, world.clock.now());
    world.pay(early, 5_000_000).await;
    world.sandbox.mine(9_800, world.clock.now());
    world.pay(late, 5_000_000).await;
    world.sandbox.mine(98, world.clock.now());
    world.follow().await;
    for session in [early, late] {
        let paid = world.session(session).await.assessment;
        assert_eq!((paid.status, paid.received), (Status::Final, Units::from(5_000_000)));
    }
    let mut tx = world.store.read().await.unwrap();
    let health = tx.network(&usdc().network()).await.unwrap().unwrap().health;
    assert_eq!(health.height, Some(world.sandbox.height()));
}

async fn nothing_expires_before_the_network_is_caught_up(world: World) {
    let session = world.open(&world.link("5.00").await).await;
    world.pay(session, 5_000_000).await;
    // The server was away: the payment came in time, but nobody looked for an hour.
    world.clock.advance(Millis::minutes(60));
    let world = world.restarted().await;
    assert_eq!(world.session(session).await.assessment.status, Status::Open);
    world.follow().await;
    assert_eq!(world.session(session).await.assessment.status, Status::Confirming);
    assert!(!world.story(session).await.contains(&"session.expired".to_owned()));
}

async fn no_address_is_given_out_while_the_network_is_behind_p4(world: World) {
    let link = world.link("5.00").await;
    world.clock.advance(Millis::minutes(14));
    let page = world.service.link_page(&link.id).await.unwrap();
    let trouble = page.options[0].trouble.clone().expect("the page says that the network cannot be used");
    assert!(trouble.contains("14 minutes behind"), "{trouble}");
    let refused =
        world.service.open_session(&link.id, PayForm { asset: usdc().to_string(), ..PayForm::default() }).await;
    assert!(matches!(refused, Err(Problem::Refused { message }) if message.contains("No address is given out")));
    assert_eq!(world.service.wallets(&world.owner).await.unwrap()[0].given, 0);
}

async fn a_network_is_starting_until_its_first_blocks_were_read(world: World) {
    assert_eq!(shown(&world, NetworkHealth::default()).await, (true, None), "nothing was read and nothing is wrong");
    let trouble = NetworkHealth { trouble: Some("The node does not answer.".to_owned()), ..NetworkHealth::default() };
    assert_eq!(shown(&world, trouble).await, (false, Some("The node does not answer.".to_owned())));
    let read = NetworkHealth { height: Some(1), known_until: Some(world.clock.now()), ..NetworkHealth::default() };
    assert_eq!(shown(&world, read).await, (false, None));
}

async fn a_session_expires_though_its_quiet_network_has_no_news(world: World) {
    let session = world.open(&world.link("5.00").await).await;
    let mut changes = world.service.live().subscribe();
    let following = tokio::spawn(std::sync::Arc::clone(&world.service).follow_all());
    world.clock.advance(Millis::minutes(16));
    // No block comes: the sandbox grows only when it is told to.
    while world.session(session).await.assessment.status != Status::Expired {
        let change = tokio::time::timeout(std::time::Duration::from_secs(20), changes.recv()).await;
        assert!(change.is_ok(), "the session does not expire");
    }
    following.abort();
}

/// How the sandbox is shown to its owner with this health: starting, and its trouble.
async fn shown(world: &World, health: NetworkHealth) -> (bool, Option<String>) {
    let mut tx = world.store.write().await.unwrap();
    tx.set_health(&usdc().network(), &health).await.unwrap();
    tx.commit().await.unwrap();
    let networks = world.service.networks(&world.owner).await.unwrap();
    let sandbox = networks.into_iter().find(|network| network.sandbox).unwrap();
    (sandbox.starting, sandbox.trouble)
}
