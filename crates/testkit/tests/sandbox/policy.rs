//! What a merchant settles about money: tolerance, and what large payments wait for.

use api_types::dashboard::{Business, NetworkForm};
use domain::{Confirmations, Status, Tolerance, Units, session::Flag};
use testkit::world::{World, usdc};

crate::scenarios!(
    a_large_payment_waits_for_more_and_an_edit_changes_no_running_session_i10,
    a_fixed_tolerance_is_agreed_in_base_units_when_the_session_opens_i10,
    a_fixed_tolerance_above_the_price_pays_nothing_i2,
    a_weaker_tier_is_refused_and_changes_nothing,
);

/// The sandbox's settings with these tiers.
fn tiers(normal: &str, large: &str, from: &str) -> NetworkForm {
    NetworkForm {
        id: "sandbox:1".to_owned(),
        confirmations: normal.to_owned(),
        large_confirmations: large.to_owned(),
        large_from: [(usdc().to_string(), from.to_owned())].into(),
        enabled: true,
        ..NetworkForm::default()
    }
}

async fn tolerate(world: &World, kind: &str, tolerance: &str) -> Business {
    let before = world.service.business(&world.owner).await.unwrap();
    let form = Business { tolerance_kind: kind.to_owned(), tolerance: tolerance.to_owned(), ..before };
    world.service.save_business(&world.owner, form).await.unwrap()
}

async fn a_large_payment_waits_for_more_and_an_edit_changes_no_running_session_i10(world: World) {
    world.service.save_network(&world.owner, tiers("3", "6", "100")).await.unwrap();
    let (below, exact) = (world.open(&world.link("99.999999").await).await, world.open(&world.link("100").await).await);
    assert_eq!(world.session(below).await.terms.confirmations, Confirmations::Blocks(3));
    let agreed = world.session(exact).await.terms;
    assert_eq!((agreed.confirmations, agreed.finality), (Confirmations::Blocks(6), Confirmations::Blocks(12)));

    let saved = world.service.save_network(&world.owner, tiers("1", "", "")).await.unwrap();
    let coin = saved.assets.into_iter().find(|asset| asset.id == usdc().as_str()).unwrap();
    assert_eq!((saved.large_confirmations.as_str(), coin.large_from.as_str()), ("", ""));
    let after = world.open(&world.link("100").await).await;
    assert_eq!(world.session(after).await.terms.confirmations, Confirmations::Blocks(1));

    let world = world.restarted().await;
    assert_eq!(world.session(exact).await.terms, agreed);
    world.pay(exact, 100_000_000).await;
    world.mine(4);
    world.follow().await;
    assert_eq!(world.session(exact).await.assessment.status, Status::Confirming, "5 of 6");
    world.mine(1);
    world.follow().await;
    assert_eq!(world.session(exact).await.assessment.status, Status::Paid);
}

async fn a_fixed_tolerance_is_agreed_in_base_units_when_the_session_opens_i10(world: World) {
    let saved = tolerate(&world, "amount", "0.05").await;
    assert_eq!((saved.tolerance_kind.as_str(), saved.tolerance.as_str()), ("amount", "0.05"));
    let link = world.link("5.00").await;
    let (within, short) = (world.open(&link).await, world.open(&link).await);
    assert_eq!(world.session(within).await.terms.tolerance, Tolerance::Fixed(Units::from(50_000)));
    tolerate(&world, "percent", "0").await;
    let strict = world.open(&link).await;
    assert_eq!(world.session(strict).await.terms.tolerance, Tolerance::default());
    for (session, units) in [(within, 4_950_000), (short, 4_949_999), (strict, 4_950_000)] {
        world.pay(session, units).await;
    }
    world.mine(3);
    world.follow().await;
    assert_eq!(world.session(within).await.assessment.status, Status::Paid);
    for session in [short, strict] {
        let seen = world.session(session).await.assessment;
        assert_eq!((seen.status, seen.flags.has(Flag::Underpaid)), (Status::Open, true));
    }
}

async fn a_fixed_tolerance_above_the_price_pays_nothing_i2(world: World) {
    tolerate(&world, "amount", "1000").await;
    let link = world.link("5.00").await;
    let (unpaid, scrap, half) = (world.open(&link).await, world.open(&link).await, world.open(&link).await);
    world.pay(scrap, 2_499_999).await;
    world.pay(half, 2_500_000).await;
    world.mine(3);
    world.follow().await;
    assert_eq!(world.session(unpaid).await.assessment.status, Status::Open);
    assert_eq!(world.session(scrap).await.assessment.status, Status::Open);
    assert_eq!(world.session(half).await.assessment.status, Status::Paid);
}

async fn a_weaker_tier_is_refused_and_changes_nothing(world: World) {
    for (large, from, field) in [
        ("2", "100", "large_confirmations"),
        ("9", "0", "large_from[sandbox:1/token:USDC]"),
        ("9", "1.0000001", "large_from[sandbox:1/token:USDC]"),
    ] {
        let problem = world.service.save_network(&world.owner, tiers("3", large, from)).await.unwrap_err();
        assert!(problem.message_for(field).is_some(), "{large} from {from}: {problem:?}");
    }
    let networks = world.service.networks(&world.owner).await.unwrap();
    let sandbox = networks.iter().find(|network| network.sandbox).unwrap();
    assert_eq!((sandbox.confirmations.as_str(), sandbox.large_confirmations.as_str()), ("3", ""));
    assert!(sandbox.assets.iter().all(|asset| asset.large_from.is_empty()));
}
