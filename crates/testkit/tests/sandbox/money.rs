//! What becomes of money that comes exactly, in parts, too much, too late, or otherwise than agreed.

use api_types::checkout::{Phase, Verification};
use domain::{AssetId, Millis, NetworkId, Status, Units, ids::SessionId, session::Flag};
use testkit::world::World;

crate::scenarios!(
    an_exact_payment_confirms_until_it_is_final_and_is_credited_once_i1,
    two_partial_payments_add_up_a9,
    too_much_is_paid_and_says_how_much_is_over_a9,
    a_late_payment_is_recorded_and_paid_only_when_the_merchant_accepts_it_i12,
    a_late_payment_that_is_short_too_says_what_is_missing_a9,
    what_is_marked_for_return_is_said_to_come_back_a9,
    two_transfers_in_one_transaction_are_both_credited_i1,
    another_coin_is_seen_and_not_counted_x2,
    what_is_accepted_by_hand_is_said_as_it_came_a9_a11,
    what_is_stored_equals_what_is_recomputed_i2,
);

async fn an_exact_payment_confirms_until_it_is_final_and_is_credited_once_i1(world: World) {
    let session = world.open(&world.link("52.50").await).await;
    world.pay(session, 52_500_000).await;
    world.follow().await;
    let seen = world.session(session).await.assessment;
    assert_eq!((seen.status, seen.progress.reached, seen.progress.needed), (Status::Confirming, 1, 3));
    world.mine(2);
    world.follow().await;
    let paid = world.session(session).await;
    assert_eq!((paid.assessment.status, paid.assessment.received), (Status::Paid, Units::from(52_500_000)));
    assert_eq!(paid.paid_at, Some(world.clock.now()));
    world.mine(20);
    world.follow().await;
    assert_eq!(world.session(session).await.assessment.status, Status::Final);
    assert_eq!(
        world.story(session).await,
        ["session.opened", "payment.received", "payment.confirming", "payment.paid", "payment.final"]
    );
}

async fn two_partial_payments_add_up_a9(world: World) {
    let session = world.open(&world.link("52.50").await).await;
    world.pay(session, 30_000_000).await;
    world.follow().await;
    let short = world.session(session).await.assessment;
    assert_eq!((short.status, short.missing), (Status::Open, Units::from(22_500_000)));
    assert!(short.flags.has(Flag::Underpaid));
    let view = world.service.session_view(&session.to_string()).await.unwrap();
    assert_eq!(view.to_send, "22.50", "the payment code asks for just the rest");
    assert!(view.payment_uri.ends_with("units=22500000"), "{}", view.payment_uri);
    world.pay(session, 22_500_000).await;
    world.mine(2);
    world.follow().await;
    let paid = world.session(session).await.assessment;
    assert_eq!((paid.status, paid.missing), (Status::Paid, Units::ZERO));
    assert!(!paid.flags.has(Flag::Underpaid));
}

async fn too_much_is_paid_and_says_how_much_is_over_a9(world: World) {
    let session = world.open(&world.link("52.50").await).await;
    world.pay(session, 60_000_000).await;
    world.mine(2);
    world.follow().await;
    let paid = world.session(session).await.assessment;
    assert_eq!((paid.status, paid.excess), (Status::Paid, Units::from(7_500_000)));
    assert!(paid.flags.has(Flag::Overpaid));
}

async fn a_late_payment_is_recorded_and_paid_only_when_the_merchant_accepts_it_i12(world: World) {
    let session = world.open(&world.link("52.50").await).await;
    world.clock.advance(Millis::minutes(16));
    world.mine(1);
    world.follow().await;
    assert_eq!(world.session(session).await.assessment.status, Status::Expired);
    world.clock.advance(Millis::minutes(60 * 24 * 400));
    world.pay(session, 52_500_000).await;
    world.mine(3);
    world.follow().await;
    let late = world.session(session).await;
    assert!(late.assessment.flags.has(Flag::Late), "{:?}", late.assessment);
    assert!(!late.assessment.status.is_paid());
    assert!(world.payment(session).await.can_decide);
    assert_eq!(world.service.me(&world.owner).await.unwrap().needs_you, 1);
    world.service.accept_payment(&world.owner, &session.to_string()).await.unwrap();
    let accepted = world.session(session).await;
    assert!(accepted.assessment.status.is_paid());
    assert!(accepted.assessment.flags.has(Flag::Manual));
    assert_eq!(world.service.me(&world.owner).await.unwrap().needs_you, 0);
}

async fn a_late_payment_that_is_short_too_says_what_is_missing_a9(world: World) {
    let link = world.link("52.50").await;
    let (short, parts) = (world.open(&link).await, world.open(&link).await);
    world.pay(parts, 30_000_000).await;
    world.clock.advance(Millis::minutes(16));
    world.pay(short, 30_000_000).await;
    world.pay(parts, 22_500_000).await;
    world.mine(3);
    world.follow().await;
    for (session, received, missing) in [(short, "30.00", "22.50"), (parts, "52.50", "0.00")] {
        let view = world.service.session_view(&session.to_string()).await.unwrap();
        assert_eq!((view.phase, view.received.as_str(), view.missing.as_str()), (Phase::Late, received, missing));
        assert_eq!(world.payment(session).await.item.missing, missing);
    }
}

async fn what_is_marked_for_return_is_said_to_come_back_a9(world: World) {
    let link = world.link("52.50").await;
    let (late, short, other, nothing) =
        (world.open(&link).await, world.open(&link).await, world.open(&link).await, world.open(&link).await);
    world.pay(short, 30_000_000).await;
    let to = world.session(other).await.address;
    world.sandbox.pay(&to, &AssetId::native(&NetworkId::sandbox()), Units::from(1_000_000_000)).unwrap();
    world.clock.advance(Millis::minutes(16));
    world.pay(late, 52_500_000).await;
    world.mine(3);
    world.follow().await;
    let phase = async |session: SessionId| {
        let view = world.service.session_view(&session.to_string()).await.unwrap();
        (view.phase, view.status)
    };
    for (session, before) in [(late, Phase::Late), (short, Phase::ExpiredShort), (other, Phase::WrongAsset)] {
        assert_eq!(phase(session).await, (before, Status::Expired));
        world.service.dismiss_payment(&world.owner, &session.to_string()).await.unwrap();
        assert_eq!(phase(session).await, (Phase::Returning, Status::Closed));
    }
    assert_eq!(phase(nothing).await.0, Phase::Expired);
    assert_eq!(world.service.me(&world.owner).await.unwrap().needs_you, 0);
}

async fn two_transfers_in_one_transaction_are_both_credited_i1(world: World) {
    let session = world.open(&world.link("52.50").await).await;
    let to = world.session(session).await.address;
    world.send(&[(to.clone(), 30_000_000), (to, 22_500_000)]);
    world.mine(2);
    world.follow().await;
    let paid = world.session(session).await.assessment;
    assert_eq!((paid.status, paid.received), (Status::Paid, Units::from(52_500_000)));
    assert_eq!(world.payment(session).await.transactions.len(), 2);
}

async fn another_coin_is_seen_and_not_counted_x2(world: World) {
    let session = world.open(&world.link("52.50").await).await;
    let to = world.session(session).await.address;
    world.sandbox.pay(&to, &AssetId::native(&NetworkId::sandbox()), Units::from(1_000_000_000)).unwrap();
    world.mine(1);
    world.follow().await;
    let seen = world.session(session).await.assessment;
    assert_eq!((seen.status, seen.received), (Status::Open, Units::ZERO));
    assert!(seen.flags.has(Flag::WrongAsset));
}

async fn what_is_accepted_by_hand_is_said_as_it_came_a9_a11(world: World) {
    let link = world.link("52.50").await;
    let (other, short, exact) = (world.open(&link).await, world.open(&link).await, world.open(&link).await);
    let to = world.session(other).await.address;
    world.sandbox.pay(&to, &AssetId::native(&NetworkId::sandbox()), Units::from(20_000_000_000_000_000)).unwrap();
    world.pay(short, 30_000_000).await;
    world.pay(exact, 52_500_000).await;
    world.clock.advance(Millis::minutes(16));
    world.mine(3);
    world.follow().await;
    for (session, came) in [(other, Some("0.02 ETH")), (short, Some("30.00 USDC")), (exact, None)] {
        let id = session.to_string();
        if came.is_some() {
            world.service.accept_payment(&world.owner, &id).await.unwrap();
        }
        assert_eq!(world.service.session_view(&id).await.unwrap().accepted.as_deref(), came);
        let receipt = world.service.receipt(&id).await.unwrap();
        assert_eq!(receipt.facts.accepted.as_deref(), came);
        assert_eq!(receipt.signed.unwrap().text.contains("\"accepted\""), came.is_some(), "the signature is over it");
        let code = world.session(session).await.code.to_string();
        let Verification::Known { accepted, .. } = world.service.verify(&code).await.unwrap() else {
            panic!("unknown")
        };
        assert_eq!(accepted.as_deref(), came);
    }
}

async fn what_is_stored_equals_what_is_recomputed_i2(world: World) {
    let link = world.link("10.00").await;
    let units = [0, 4_000_000, 10_000_000, 11_000_000];
    for units in units {
        let session = world.open(&link).await;
        if units > 0 {
            world.pay(session, units).await;
        }
    }
    assert_eq!(world.recomputed().await.len(), units.len());
    // At each block, and with the time to pay over.
    for minutes in [0, 0, 0, 0, 0, 16, 24 * 60] {
        world.clock.advance(Millis::minutes(minutes));
        world.mine(1);
        world.follow().await;
        world.recomputed().await;
    }
}
