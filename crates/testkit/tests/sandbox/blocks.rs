//! What blocks say that are read late, by nodes that forget, or on another network than was agreed.

use crate::evm::{self, ADDRESSES, Net, XPUB};
use api_types::{
    Problem,
    checkout::{PayForm, Phase},
    dashboard::{LinkForm, LinkItem, ListQuery},
};
use chain::{Step, Tip};
use domain::{
    Confirmations, Millis, Mode, Status, Units,
    ids::SessionId,
    session::{Flag, Progress},
};
use testkit::world::World;

crate::scenarios!(
    x5_a_payment_from_before_the_deadline_is_in_time_however_late_its_block_is_read,
    i6_a_tag_that_is_missing_once_or_comes_from_a_node_that_lags_takes_nothing_back,
    x2_the_right_coin_on_another_network_is_seen_and_shown_and_can_be_accepted,
    x2_test_money_at_an_address_of_a_live_payment_is_nobodys_payment,
    i11_the_rest_of_a_part_at_a_shared_address_is_asked_of_nobody,
);

const MINUTE: Millis = Millis::minutes(1);

/// A link over 5.00 of a network's token, 15 minutes to pay, for one payment if it is limited.
async fn link(world: &World, net: &Net, limit: &str) -> LinkItem {
    let form = LinkForm {
        title: "Night photography workshop".to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![net.token.to_string()],
        window_minutes: "15".to_owned(),
        limit_kind: if limit.is_empty() { "unlimited" } else { "number" }.to_owned(),
        limit: limit.to_owned(),
        ..LinkForm::default()
    };
    world.service.create_link(&world.owner, form).await.unwrap()
}

async fn live(world: &World, chain_id: u64) -> Net {
    evm::add(world, chain_id, Mode::Live, 6).await
}

async fn apply(world: &World, step: &Step) {
    world.service.apply(step).await.unwrap();
}

async fn status(world: &World, session: SessionId) -> Status {
    world.session(session).await.assessment.status
}

async fn x5_a_payment_from_before_the_deadline_is_in_time_however_late_its_block_is_read(world: World) {
    let net = live(&world, 1).await;
    evm::add_wallet(&world, XPUB, Mode::Live).await.unwrap();
    let link = link(&world, &net, "1").await;
    let session = world.open_in(&link, &net.token).await;
    let opened = world.session(session).await;
    let deadline = opened.terms.deadline;
    // The newest block is from before the deadline, and the next one is long in coming: the clock has passed it by a minute.
    let first = net.step(None, deadline.since(Millis::seconds(20)), vec![]);
    world.clock.set(deadline.since(Millis::seconds(10)));
    apply(&world, &first).await;
    world.clock.set(deadline.plus(MINUTE));
    world.service.idle(&net.network.id, &first.tip).await.unwrap();
    assert_eq!(status(&world, session).await, Status::Open, "nobody knows yet what the next block holds");
    let form = PayForm { asset: net.token.to_string(), ..PayForm::default() };
    let refused = world.service.open_session(&link.id, form).await.unwrap_err();
    assert!(matches!(&refused, Problem::Refused { message } if message.contains("places are taken")), "{refused:?}");
    // It holds the payment.
    let paid = net.transfer(&net.token, &opened.address, 5_000_000);
    let second = net.step(first.connected.last(), deadline, vec![paid]);
    apply(&world, &second).await;
    let third = net.step(second.connected.last(), deadline.plus(Millis::seconds(12)), vec![]);
    apply(&world, &third).await;
    apply(&world, &net.step(third.connected.last(), deadline.plus(Millis::seconds(24)), vec![])).await;
    let seen = world.session(session).await.assessment;
    assert_eq!((seen.status, seen.received), (Status::Paid, Units::from(5_000_000)));
    assert!(!seen.flags.has(Flag::Late) && !seen.flags.has(Flag::OverLimit), "{seen:?}");
    assert!(!world.story(session).await.contains(&"session.expired".to_owned()));
}

async fn i6_a_tag_that_is_missing_once_or_comes_from_a_node_that_lags_takes_nothing_back(world: World) {
    let net = live(&world, 10).await.confirming(&world, Confirmations::Safe).await;
    evm::add_wallet(&world, XPUB, Mode::Live).await.unwrap();
    let session = world.open_in(&link(&world, &net, "").await, &net.token).await;
    let to = world.session(session).await.address;
    let at = |seconds: i64| world.clock.now().plus(Millis::seconds(seconds));
    let tip = |height, safe: Option<u64>| Tip { height, safe, finalized: safe };
    let first = net.step(None, at(1), vec![]);
    apply(&world, &first).await;
    let second = net.step(first.connected.last(), at(3), vec![net.transfer(&net.token, &to, 5_000_000)]);
    apply(&world, &Step { tip: tip(11, Some(11)), ..second.clone() }).await;
    assert_eq!(status(&world, session).await, Status::Final);
    for (height, safe) in [(11, None), (10, Some(9)), (11, Some(3)), (11, None)] {
        world.service.idle(&net.network.id, &tip(height, safe)).await.unwrap();
        assert_eq!(status(&world, session).await, Status::Final, "{safe:?}");
    }
    let third = net.step(second.connected.last(), at(5), vec![]);
    apply(&world, &third).await;
    assert_eq!(status(&world, session).await, Status::Final);
    assert!(!world.story(session).await.iter().any(|kind| kind.starts_with("payment.reverted")));
    // What the chain itself takes back is not safe any more, whatever was said before.
    let ancestor = first.connected.last();
    let other = net.step(ancestor, at(4), vec![]);
    let disconnected = third.connected.iter().chain(&second.connected).cloned().collect();
    apply(&world, &Step { from: third.connected.last().cloned(), disconnected, ..other.clone() }).await;
    let taken = world.session(session).await.assessment;
    assert_eq!((taken.status, taken.received), (Status::Open, Units::ZERO));
    let again = net.step(other.connected.last(), at(6), vec![net.transfer(&net.token, &to, 5_000_000)]);
    apply(&world, &again).await;
    assert_eq!(status(&world, session).await, Status::Confirming, "a block that nobody called safe");
    world.service.idle(&net.network.id, &tip(12, Some(1_000_000))).await.unwrap();
    assert_eq!(status(&world, session).await, Status::Final);
    let mut tx = world.store.read().await.unwrap();
    let health = tx.network(&net.network.id).await.unwrap().unwrap().health;
    assert_eq!(health.safe, Some(12), "never beyond what was read");
}

async fn x2_the_right_coin_on_another_network_is_seen_and_shown_and_can_be_accepted(world: World) {
    let (agreed, other) = (live(&world, 1).await, live(&world, 8_453).await);
    evm::add_wallet(&world, XPUB, Mode::Live).await.unwrap();
    let session = world.open_in(&link(&world, &agreed, "").await, &agreed.token).await;
    let id = session.to_string();
    let to = world.session(session).await.address;
    let at = world.clock.now().plus(Millis::seconds(2));
    apply(&world, &other.step(None, at, vec![other.transfer(&other.token, &to, 5_000_000)])).await;
    let seen = world.session(session).await.assessment;
    assert_eq!((seen.status, seen.received), (Status::Open, Units::ZERO));
    assert!(seen.flags.has(Flag::WrongAsset));
    let view = world.service.session_view(&id).await.unwrap();
    assert_eq!((view.phase, view.transactions.len()), (Phase::WrongAsset, 1));
    assert_eq!(view.transactions[0].network_name, "Network 8453");
    world.service.accept_payment(&world.owner, &id).await.unwrap();
    let accepted = world.session(session).await.assessment;
    assert_eq!((accepted.status, accepted.progress), (Status::Paid, Progress::default()), "never final: nobody knows");
    let view = world.service.session_view(&id).await.unwrap();
    assert_eq!(view.accepted.as_deref(), Some("5.00 USDC on Network 8453"));
}

async fn x2_test_money_at_an_address_of_a_live_payment_is_nobodys_payment(world: World) {
    let (net, test) = (live(&world, 1).await, evm::add(&world, 11_155_111, Mode::Test, 6).await);
    evm::add_wallet(&world, XPUB, Mode::Live).await.unwrap();
    let session = world.open_in(&link(&world, &net, "").await, &net.token).await;
    let to = world.session(session).await.address;
    assert_eq!(to.as_str(), ADDRESSES[0]);
    let before = world.session(session).await;
    let at = world.clock.now().plus(Millis::seconds(2));
    let play = vec![test.transfer(&test.token, &to, 5_000_000), test.transfer(&test.coin, &to, 7)];
    apply(&world, &test.step(None, at, play)).await;
    assert_eq!(world.session(session).await, before, "not a word of it in the payment");
    assert!(world.payment(session).await.transactions.is_empty());
    let of = async |mode: &str| {
        let query = ListQuery { mode: mode.to_owned(), ..ListQuery::default() };
        world.service.unattributed(&world.owner, query).await.unwrap().rows
    };
    assert_eq!(of("live").await, []);
    let found = of("test").await;
    assert_eq!(found.len(), 2);
    // Nor can it be given to the payment by hand.
    let service = &world.service;
    let code = before.code.to_string();
    let refused = service.attribute_transfer(&world.owner, &found[0].id, "", &code).await.unwrap_err();
    assert!(refused.message_for("code").is_some_and(|why| why.contains("real money")), "{refused}");
    assert_eq!(world.session(session).await, before);
}

async fn i11_the_rest_of_a_part_at_a_shared_address_is_asked_of_nobody(world: World) {
    let net = live(&world, 1).await;
    evm::add_wallet(&world, ADDRESSES[0], Mode::Live).await.unwrap();
    let session = world.open_in(&link(&world, &net, "").await, &net.token).await;
    let id = session.to_string();
    let view = async || world.service.session_view(&id).await.unwrap();
    assert!(view().await.shared && !view().await.payment_uri.is_empty());
    let to = world.session(session).await.address;
    let at = world.clock.now().plus(Millis::seconds(2));
    apply(&world, &net.step(None, at, vec![net.transfer(&net.token, &to, 3_000_000)])).await;
    assert_eq!(view().await.phase, Phase::Waiting, "nobody can tell whose it is");
    let query = ListQuery { mode: "live".to_owned(), ..ListQuery::default() };
    let sum = world.service.unattributed(&world.owner, query).await.unwrap().rows.remove(0);
    world.service.attribute_transfer(&world.owner, &sum.id, &id, "").await.unwrap();
    let partial = view().await;
    assert_eq!((partial.phase, partial.missing.as_str()), (Phase::Partial, "2.00"));
    assert_eq!((partial.payment_uri.as_str(), partial.qr_size, partial.qr_path.as_str()), ("", 0, ""));
}
