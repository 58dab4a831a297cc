//! A wallet that gives out many addresses in a row that nobody pays: the merchant is told without looking for it.

use crate::evm::{self, XPUB};
use domain::{
    Mode,
    wallet::{GAP_LIMIT, GAP_WARNING},
};
use testkit::world::World;

crate::scenarios!(
    home_warns_of_a_wallet_before_it_stops_finding_payments,
    a_gap_that_is_passed_and_paid_after_is_warned_of_still,
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
