//! What the network takes back is uncounted, at every stage, and counted again when it returns (X6, I6).

use domain::{Millis, Status, Units, session::Flag};
use testkit::world::World;

crate::scenarios!(
    a_payment_that_disappears_before_it_is_paid_is_uncounted_x6,
    a_payment_that_disappears_after_paid_is_uncounted_and_announced_i6,
    a_payment_that_moves_to_another_block_is_still_credited_once_i1,
    a_restart_in_the_middle_loses_and_doubles_nothing_i1,
);

async fn a_payment_that_disappears_before_it_is_paid_is_uncounted_x6(world: World) {
    let session = world.open(&world.link("5.00").await).await;
    world.pay(session, 5_000_000).await;
    world.follow().await;
    assert_eq!(world.session(session).await.assessment.status, Status::Confirming);
    world.sandbox.reorg(1, true);
    world.follow().await;
    let seen = world.session(session).await.assessment;
    assert_eq!((seen.status, seen.received), (Status::Open, Units::ZERO));
    assert!(seen.flags.has(Flag::Reorged));
    let view = world.service.session_view(&session.to_string()).await.unwrap();
    assert_eq!(view.phase, api_types::checkout::Phase::Reverted);
    world.recomputed().await;
}

async fn a_payment_that_disappears_after_paid_is_uncounted_and_announced_i6(world: World) {
    let session = world.open(&world.link("5.00").await).await;
    world.pay(session, 5_000_000).await;
    world.mine(4);
    world.follow().await;
    let first = world.session(session).await;
    assert_eq!(first.assessment.status, Status::Paid);
    let before = world.service.receipt(&session.to_string()).await.unwrap();
    assert!(before.signed.is_some());
    world.sandbox.reorg(5, true);
    world.follow().await;
    let after = world.session(session).await.assessment;
    assert_eq!((after.status, after.received), (Status::Open, Units::ZERO));
    assert_eq!(world.payment(session).await.item.paid_at, None);
    let receipt = world.service.receipt(&session.to_string()).await.unwrap();
    assert_eq!(receipt.signed, None, "nothing is certified of a payment that was taken back (X4)");
    assert!(world.story(session).await.contains(&"payment.reverted".to_owned()));
    // Paid again, it is paid when it came again, also in what is signed and listed.
    world.clock.advance(Millis::minutes(7));
    world.pay(session, 5_000_000).await;
    world.mine(2);
    world.follow().await;
    let again = world.session(session).await;
    assert_eq!((again.assessment.status, again.paid_at), (Status::Paid, Some(world.clock.now())));
    assert!(again.paid_at > first.paid_at);
    let receipt = world.service.receipt(&session.to_string()).await.unwrap();
    assert_eq!(receipt.facts.paid_at, world.clock.now().0);
    assert!(receipt.signed.unwrap().text.contains(&format!("\"paid_at\":{}", world.clock.now().0)));
    assert_eq!(world.payment(session).await.item.paid_at, Some(world.clock.now().0));
    world.recomputed().await;
}

async fn a_payment_that_moves_to_another_block_is_still_credited_once_i1(world: World) {
    let session = world.open(&world.link("5.00").await).await;
    world.pay(session, 5_000_000).await;
    world.mine(1);
    world.follow().await;
    world.sandbox.reorg(2, false);
    world.follow().await;
    let seen = world.session(session).await.assessment;
    assert_eq!(seen.received, Units::from(5_000_000));
    assert!(!seen.flags.has(Flag::Reorged) && !seen.flags.has(Flag::Overpaid));
    assert_eq!(world.payment(session).await.transactions.len(), 1);
    world.recomputed().await;
}

async fn a_restart_in_the_middle_loses_and_doubles_nothing_i1(world: World) {
    let link = world.link("5.00").await;
    let first = world.open(&link).await;
    let second = world.open(&link).await;
    world.pay(first, 5_000_000).await;
    world.follow().await;
    world.pay(second, 5_000_000).await;
    world.mine(3);
    let world = world.restarted().await;
    world.follow().await;
    for session in [first, second] {
        let paid = world.session(session).await.assessment;
        assert_eq!((paid.status, paid.received), (Status::Paid, Units::from(5_000_000)));
        assert_eq!(world.payment(session).await.transactions.len(), 1);
    }
    world.recomputed().await;
}
