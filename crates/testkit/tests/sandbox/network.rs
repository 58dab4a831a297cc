//! A network that was away for long, or cannot be seen.

use api_types::{Problem, checkout::PayForm};
use chain::{Header, Step, Tip};
use domain::{Confirmations, Millis, Mode, Network, NetworkId, Status, Units};
use storage::records::NetworkHealth;
use testkit::world::{World, usdc};

crate::scenarios!(
    ten_thousand_missed_blocks_are_read_and_nothing_in_them_is_missed_i4,
    nothing_expires_before_the_network_is_caught_up,
    no_address_is_given_out_while_the_network_is_behind_p4,
    a_network_is_starting_until_its_first_blocks_were_read,
    p4_a_node_that_names_an_old_block_as_the_newest_is_behind,
    a_session_expires_though_its_quiet_network_has_no_news,
    p4_a_quiet_network_is_asked_again_at_once_when_the_clock_jumped,
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

async fn p4_a_quiet_network_is_asked_again_at_once_when_the_clock_jumped(world: World) {
    let link = world.link("5.00").await;
    let following = tokio::spawn(std::sync::Arc::clone(&world.service).follow_all());
    // The server is up, and is then not there for two days: its timers stood still.
    for minutes in [10, 2 * 24 * 60] {
        world.clock.advance(Millis::minutes(minutes));
        let payable = async {
            while world.service.link_page(&link.id).await.unwrap().options[0].trouble.is_some() {
                tokio::task::yield_now().await;
            }
        };
        let payable = tokio::time::timeout(std::time::Duration::from_secs(20), payable).await;
        assert!(payable.is_ok(), "after {minutes} minutes the network counts as behind, with nothing to read");
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

async fn p4_a_node_that_names_an_old_block_as_the_newest_is_behind(world: World) {
    // Ethereum makes a block every 12 seconds whatever happens. Of a chain of one's own its owner says whether it does.
    for (chain_id, mode, steady) in [
        (1, Mode::Live, true),
        (11_155_111, Mode::Test, true),
        (424_242, Mode::Live, true),
        (424_243, Mode::Live, false),
        (31_337, Mode::Test, false),
    ] {
        let may_be_silent = !steady;
        let id = NetworkId::evm(chain_id);
        let network = Network {
            id: id.clone(),
            name: "Followed".to_owned(),
            mode,
            confirmations: Confirmations::Blocks(3),
            large_confirmations: None,
            block_time: Millis::seconds(12),
            steady,
            explorer_tx: None,
            node_url: Some("https://node.example".to_owned()),
            push_url: None,
            enabled: true,
        };
        let mut tx = world.store.write().await.unwrap();
        tx.upsert_network(&network).await.unwrap();
        tx.commit().await.unwrap();
        let head = world.clock.now();
        let header = Header { height: 7, hash: "0x07".to_owned(), parent: "0x06".to_owned(), time: head };
        let tip = Tip { height: 7, safe: None, finalized: None };
        let step = Step {
            network: id.clone(),
            from: None,
            disconnected: Vec::new(),
            ancestor: None,
            connected: vec![header],
            transfers: Vec::new(),
            tip,
        };
        world.clock.advance(Millis::seconds(30));
        world.service.apply(&step).await.unwrap();
        // Blocks of now may still be on their way.
        let late = |now: Millis| if may_be_silent { now.since(Millis::seconds(15)) } else { head };
        assert_eq!(known_until(&world, &id).await, late(world.clock.now()), "a young block");
        world.clock.advance(Millis::seconds(90));
        world.service.idle(&id, &tip).await.unwrap();
        assert_eq!(known_until(&world, &id).await, late(world.clock.now()), "ten blocks may be late");
        let networks = world.service.networks(&world.owner).await.unwrap();
        assert_eq!(networks.into_iter().find(|shown| shown.id == id.as_str()).unwrap().trouble, None, "{id}");
        world.clock.advance(Millis(1));
        world.service.idle(&id, &tip).await.unwrap();
        assert_eq!(known_until(&world, &id).await, late(world.clock.now()), "{id}");
        let networks = world.service.networks(&world.owner).await.unwrap();
        let trouble = networks.into_iter().find(|shown| shown.id == id.as_str()).unwrap().trouble;
        assert_eq!(trouble.is_some_and(|why| why.contains("behind")), !may_be_silent, "{id}");
        // Also when the block is read late.
        let next = Header { height: 8, hash: "0x08".to_owned(), parent: "0x07".to_owned(), time: head.plus(Millis(1)) };
        let tip = Tip { height: 8, ..tip };
        let step = Step { from: step.connected.last().cloned(), connected: vec![next], tip, ..step };
        world.clock.advance(Millis::seconds(9));
        world.service.apply(&step).await.unwrap();
        let expected = if may_be_silent { late(world.clock.now()) } else { head.plus(Millis(1)) };
        assert_eq!(known_until(&world, &id).await, expected, "{id}");
    }
}

async fn known_until(world: &World, id: &NetworkId) -> Millis {
    let mut tx = world.store.read().await.unwrap();
    tx.network(id).await.unwrap().unwrap().health.known_until.unwrap()
}
