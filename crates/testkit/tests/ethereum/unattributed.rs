//! A wallet of one address: what comes in another amount than any session asked for is nobody's until the merchant says whose.

use crate::scene::Scene;
use api_types::{
    Problem,
    dashboard::{ListQuery, UnattributedItem},
    undo::Did,
};
use domain::{Act, EvmAddress, Mode, Status, Units, ids::SessionId, session::Flag};
use testkit::anvil::ACCOUNTS;

crate::scenarios!(
    too_little_is_nobodys_until_it_is_given_to_a_payment_by_hand_a9,
    too_much_that_is_given_by_hand_is_paid_and_says_how_much_is_over_a9,
    a_payment_in_two_parts_is_put_together_by_hand_a9,
    money_is_given_once_and_only_to_who_shares_the_address_i1,
    i6_money_that_was_given_by_hand_is_uncounted_and_counted_again,
    what_was_looked_at_waits_no_longer,
    a_customer_at_a_shared_address_is_told_to_send_exactly_that,
);

/// The merchant's one address.
fn address() -> EvmAddress {
    ACCOUNTS[2].parse().unwrap()
}

async fn list(scene: &Scene, status: &str) -> Vec<UnattributedItem> {
    let query = ListQuery { mode: "test".to_owned(), status: status.to_owned(), ..ListQuery::default() };
    scene.world.service.unattributed(&scene.world.owner, query).await.unwrap().rows
}

/// Somebody sends to the one address, and the server sees it.
async fn send(scene: &Scene, units: u64) -> String {
    let tx = scene.net.pay_token(scene.token, address(), units).await;
    scene.mine(3).await;
    tx
}

async fn give(scene: &Scene, transfer: &str, session: SessionId) -> Result<String, Problem> {
    scene.world.service.attribute_transfer(&scene.world.owner, transfer, &session.to_string(), "").await
}

async fn needs_you(scene: &Scene) -> u64 {
    scene.world.service.me(&scene.world.owner).await.unwrap().needs_you
}

async fn kinds(scene: &Scene) -> Vec<String> {
    let log = scene.world.service.activity_after(&scene.world.owner, 0).await.unwrap();
    log.into_iter().map(|entry| entry.kind).collect()
}

async fn too_little_is_nobodys_until_it_is_given_to_a_payment_by_hand_a9(scene: Scene) {
    let scene = scene.with_one_address().await;
    let (session, other) = (scene.open().await, scene.open().await);
    let due = scene.world.session(other).await.terms.due;
    assert!(due > Units::from(5_000_000), "told apart by what they ask for: {due:?}");
    let tx = send(&scene, 3_000_000).await;
    assert_eq!(scene.judged(session).await.received, Units::ZERO, "nobody can tell whose it is");
    assert_eq!(needs_you(&scene).await, 1);
    let home = scene.world.service.home(&scene.world.owner, Mode::Test).await.unwrap();
    assert_eq!((home.unattributed, home.unattributed_more), (1, false));
    assert!(kinds(&scene).await.contains(&"payment.unattributed".to_owned()));
    let found = list(&scene, "").await;
    let [sum] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((sum.transaction.amount.as_str(), sum.transaction.symbol.as_str()), ("3.00", "USDC"));
    assert_eq!((&sum.transaction.id, sum.address.as_str()), (&tx, ACCOUNTS[2]));
    let candidates: Vec<_> = sum.candidates.iter().map(|candidate| candidate.session.clone()).collect();
    assert_eq!(candidates, [session.to_string(), other.to_string()], "the nearest amount first");
    give(&scene, &sum.id, session).await.unwrap();
    let short = scene.judged(session).await;
    assert_eq!((short.received, short.missing), (Units::from(3_000_000), Units::from(2_000_000)));
    assert!(short.flags.has(Flag::Underpaid));
    assert_eq!(scene.judged(other).await.received, Units::ZERO);
    assert!(list(&scene, "").await.is_empty());
    assert!(scene.world.story(session).await.contains(&"payment.attributed".to_owned()));
}

async fn too_much_that_is_given_by_hand_is_paid_and_says_how_much_is_over_a9(scene: Scene) {
    let scene = scene.with_one_address().await;
    let session = scene.open().await;
    send(&scene, 7_000_000).await;
    let sum = list(&scene, "").await.remove(0);
    let code = scene.world.session(session).await.code.to_string();
    let service = &scene.world.service;
    service.attribute_transfer(&scene.world.owner, &sum.id, "", &code).await.unwrap();
    let paid = scene.judged(session).await;
    assert!(paid.status.is_paid() && paid.flags.has(Flag::Overpaid), "{paid:?}");
    assert_eq!(paid.excess, Units::from(2_000_000));
    assert!(service.receipt(&session.to_string()).await.unwrap().signed.is_some());
}

async fn a_payment_in_two_parts_is_put_together_by_hand_a9(scene: Scene) {
    let scene = scene.with_one_address().await;
    let (session, other) = (scene.open().await, scene.open().await);
    send(&scene, 2_900_000).await;
    give(&scene, &list(&scene, "").await[0].id, session).await.unwrap();
    send(&scene, 2_100_000).await;
    let rest = list(&scene, "").await.remove(0);
    assert_eq!(rest.candidates[0].session, session.to_string(), "it misses just that");
    assert_eq!(rest.candidates[0].missing, "2.10");
    give(&scene, &rest.id, session).await.unwrap();
    let paid = scene.judged(session).await;
    assert!(paid.status.is_paid() && !paid.flags.has(Flag::Overpaid), "{paid:?}");
    assert_eq!(scene.judged(other).await.status, Status::Open);
}

async fn money_is_given_once_and_only_to_who_shares_the_address_i1(scene: Scene) {
    let elsewhere = scene.open().await;
    let scene = scene.with_one_address().await;
    let (one, other) = (scene.open().await, scene.open().await);
    send(&scene, 3_000_000).await;
    let sum = list(&scene, "").await.remove(0);
    let refused = give(&scene, &sum.id, elsewhere).await.unwrap_err();
    assert!(refused.message_for("code").is_some_and(|why| why.contains("another address")), "{refused}");
    assert_eq!(scene.judged(elsewhere).await.received, Units::ZERO);
    let service = &scene.world.service;
    let unknown = service.attribute_transfer(&scene.world.owner, &sum.id, "", "K7QF-3MXD").await.unwrap_err();
    assert!(unknown.message_for("code").is_some(), "{unknown}");
    let (first, second) = tokio::join!(give(&scene, &sum.id, one), give(&scene, &sum.id, other));
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
    let received = scene.judged(one).await.received.plus(scene.judged(other).await.received);
    assert_eq!(received, Units::from(3_000_000), "once");
}

async fn i6_money_that_was_given_by_hand_is_uncounted_and_counted_again(scene: Scene) {
    let scene = scene.with_one_address().await;
    let session = scene.open().await;
    let tx = send(&scene, 6_000_000).await;
    give(&scene, &list(&scene, "").await[0].id, session).await.unwrap();
    assert!(scene.judged(session).await.status.is_paid());
    scene.reorg(3, &[(tx, 1)]).await;
    scene.mine(3).await;
    let moved = scene.judged(session).await;
    assert!(moved.status.is_paid() && !moved.flags.has(Flag::Reorged), "{moved:?}");
    assert_eq!(moved.received, Units::from(6_000_000), "once");
    assert_eq!(kinds(&scene).await.iter().filter(|kind| *kind == "payment.unattributed").count(), 1);
    scene.reorg(6, &[]).await;
    let gone = scene.judged(session).await;
    assert_eq!((gone.status, gone.received), (Status::Open, Units::ZERO));
    assert!(gone.flags.has(Flag::Reorged));
    assert!(list(&scene, "").await.is_empty(), "what the network took back is nobody's to give");
}

async fn what_was_looked_at_waits_no_longer(scene: Scene) {
    let scene = scene.with_one_address().await;
    let session = scene.open().await;
    send(&scene, 3_000_000).await;
    let sum = list(&scene, "").await.remove(0);
    let service = &scene.world.service;
    let owner = &scene.world.owner;
    let undo = service.look_at_transfer(owner, &sum.id).await.unwrap();
    assert_eq!((undo.did, needs_you(&scene).await), (Did::LookedAt, 0));
    let page = service.take_back(owner, &undo.id).await;
    assert_eq!(page.as_deref(), Ok("/dashboard/payments/unattributed"));
    assert_eq!((needs_you(&scene).await, list(&scene, "").await.len()), (1, 1), "it waits again");
    assert!(kinds(&scene).await.contains(&"payment.waits_again".to_owned()));
    let undo = service.look_at_transfer(owner, &sum.id).await.unwrap();
    assert!(matches!(service.look_at_transfer(&scene.world.owner, &sum.id).await, Err(Problem::Refused { .. })));
    assert_eq!(needs_you(&scene).await, 0);
    assert!(list(&scene, "").await.is_empty());
    assert_eq!(list(&scene, "seen").await.len(), 1, "it is still there");
    assert!(kinds(&scene).await.contains(&"payment.looked_at".to_owned()));
    assert_eq!(scene.written_down(Act::TransferLookedAt).await, ["", ""], "twice, and nothing of what was refused");
    give(&scene, &sum.id, session).await.unwrap();
    assert_eq!(scene.judged(session).await.received, Units::from(3_000_000), "and can still be given");
    assert!(service.take_back(owner, &undo.id).await.is_err(), "a payment has it by now");
}

async fn a_customer_at_a_shared_address_is_told_to_send_exactly_that(scene: Scene) {
    let own = scene.open().await;
    let scene = scene.with_one_address().await;
    let shared = scene.open().await;
    for (session, is_shared) in [(own, false), (shared, true)] {
        let view = scene.world.service.session_view(&session.to_string()).await.unwrap();
        assert_eq!(view.shared, is_shared);
    }
}
