//! A wallet that gives out many addresses in a row that nobody pays: the merchant is told without looking for it.

use crate::evm::{self, XPUB};
use api_types::Problem;
use domain::{
    Act, Mode, Role,
    wallet::{GAP_LIMIT, GAP_WARNING},
};
use service::Actor;
use testkit::world::World;

crate::scenarios!(
    home_warns_of_a_wallet_before_it_stops_finding_payments,
    a_gap_that_is_passed_and_paid_after_is_warned_of_still,
    who_has_raised_their_wallets_limit_is_warned_again_after_the_next_20_unused_addresses,
);

async fn home_warns_of_a_wallet_before_it_stops_finding_payments(world: World) {
    let net = evm::add(&world, 31_337, Mode::Test, 6).await;
    let wallet = evm::add_wallet(&world, XPUB, Mode::Test).await.unwrap();
    let link = world.link_in(&net.coin, "0.01").await;
    let gaps = async || world.service.home(&world.owner, Mode::Test).await.unwrap().gaps;

    for _ in 1..GAP_WARNING {
        world.open_in(&link, &net.coin).await;
    }
    assert_eq!(gaps().await, [], "one fewer than what is warned of");
    world.open_in(&link, &net.coin).await;
    let told = gaps().await;
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].name.as_str(), told[0].unused_run), ("Wallet for tests", GAP_WARNING));
    world.service.set_wallet_active(&world.owner, &wallet, false).await.unwrap();
    assert_eq!(gaps().await, [], "a wallet that gives no more addresses needs nobody");
}

async fn a_gap_that_is_passed_and_paid_after_is_warned_of_still(world: World) {
    let net = evm::add(&world, 31_337, Mode::Test, 6).await;
    evm::add_wallet(&world, XPUB, Mode::Test).await.unwrap();
    let link = world.link_in(&net.token, "5.00").await;
    for _ in 0..GAP_LIMIT {
        world.open_in(&link, &net.token).await;
    }
    let paid = world.session(world.open_in(&link, &net.token).await).await;
    let transfer = net.transfer(&net.token, &paid.address, 5_000_000);
    world.service.apply(&net.step(None, world.clock.now(), vec![transfer])).await.unwrap();
    let told = world.service.home(&world.owner, Mode::Test).await.unwrap().gaps;
    assert_eq!(told.len(), 1, "the payment does not make the warning vanish");
    assert_eq!((told[0].unused_run, told[0].passed_gap), (0, GAP_LIMIT));
    let listed = world.service.wallets(&world.owner).await.unwrap();
    assert!(listed.iter().any(|wallet| wallet.passed_gap == GAP_LIMIT));
}

async fn who_has_raised_their_wallets_limit_is_warned_again_after_the_next_20_unused_addresses(world: World) {
    let net = evm::add(&world, 31_337, Mode::Test, 6).await;
    let wallet = evm::add_wallet(&world, XPUB, Mode::Test).await.unwrap();
    let link = world.link_in(&net.token, "5.00").await;
    let gaps = async || world.service.home(&world.owner, Mode::Test).await.unwrap().gaps;
    let open = async |count: u32| {
        for _ in 0..count {
            world.open_in(&link, &net.token).await;
        }
    };
    open(GAP_WARNING).await;
    let told = gaps().await.remove(0);
    assert_eq!((told.gap_raised, told.gap_end), (false, GAP_WARNING - 1));
    let staff = Actor { role: Role::Staff, ..world.owner.clone() };
    assert_eq!(world.service.raise_gap(&staff, &wallet, told.gap_end).await, Err(Problem::NotAllowed));
    for nonsense in [GAP_WARNING, u32::MAX] {
        let refused = world.service.raise_gap(&world.owner, &wallet, nonsense).await;
        assert!(matches!(refused, Err(Problem::Refused { .. })), "no such address was given out: {refused:?}");
    }
    world.service.raise_gap(&world.owner, &wallet, told.gap_end).await.unwrap();
    assert_eq!(gaps().await, []);
    let again = world.service.raise_gap(&world.owner, &wallet, told.gap_end).await;
    assert!(matches!(again, Err(Problem::Refused { .. })), "it was said: {again:?}");
    let log = world.service.audit_log(&world.owner, "", 1).await.unwrap();
    assert_eq!(log.entries.iter().filter(|entry| entry.did == Act::GapRaised.words()).count(), 1);

    open(GAP_LIMIT - 1).await;
    assert_eq!(gaps().await, [], "one fewer than what is warned of");
    open(1).await;
    let told = gaps().await.remove(0);
    assert_eq!((told.gap_raised, told.unused_run), (true, GAP_LIMIT), "those before are not counted again");
    // A payment comes after them, and then some that nobody pays yet.
    let paid = world.session(world.open_in(&link, &net.token).await).await;
    let transfer = net.transfer(&net.token, &paid.address, 5_000_000);
    world.service.apply(&net.step(None, world.clock.now(), vec![transfer])).await.unwrap();
    open(3).await;
    let told = gaps().await.remove(0);
    assert_eq!((told.unused_run, told.passed_gap), (3, GAP_LIMIT));
    assert_eq!(told.gap_end, paid.address_index, "what is paid may still come to the three");
    world.service.raise_gap(&world.owner, &wallet, told.gap_end).await.unwrap();
    assert_eq!(gaps().await, []);
    open(GAP_LIMIT - 3).await;
    assert_eq!(gaps().await.remove(0).unused_run, GAP_LIMIT, "with the three");
}
