//! Wallets that overlap, and sessions that share one address (I11).

use crate::evm::{self, ADDRESSES, Net, XPUB, YPUB};
use api_types::{Problem, checkout::PayForm, dashboard::LinkItem};
use domain::{
    AssetId, Millis, Mode, Units,
    ids::{SessionId, WalletId},
    wallet::WalletSource,
};
use std::{collections::BTreeSet, sync::Arc};
use testkit::world::World;

crate::scenarios!(
    i11_an_extended_key_passes_over_the_address_that_customers_share,
    i11_an_address_that_is_to_be_shared_is_given_to_nobody_as_their_own,
    i11_an_address_that_a_customer_has_is_not_shared,
    i11_one_key_is_one_wallet_however_it_is_written,
    i11_a_key_that_another_wallet_used_much_is_passed_over_once,
    i11_customers_of_one_price_are_asked_as_little_more_as_is_free,
    i11_who_begins_at_the_same_moment_is_asked_another_amount,
    i11_a_price_that_was_asked_in_every_amount_is_refused_in_words,
);

async fn scene(world: &World, decimals: u8, amount: &str) -> (Net, LinkItem) {
    let net = evm::add(world, 31_337, Mode::Test, decimals).await;
    let link = world.link_in(&net.token, amount).await;
    (net, link)
}

/// Where a new customer is to pay.
async fn asked(world: &World, net: &Net, link: &LinkItem) -> (String, Units) {
    let session = world.session(world.open_in(link, &net.token).await).await;
    (session.address.to_string(), session.terms.due)
}

fn refusal(problem: &Problem) -> String {
    problem.message_for("key").unwrap_or_default().to_owned()
}

async fn i11_an_extended_key_passes_over_the_address_that_customers_share(world: World) {
    let (net, link) = scene(&world, 6, "5.00").await;
    evm::add_wallet(&world, ADDRESSES[0], Mode::Test).await.unwrap();
    assert_eq!(asked(&world, &net, &link).await, (ADDRESSES[0].to_owned(), Units::from(5_000_000)));
    evm::add_wallet(&world, XPUB, Mode::Test).await.unwrap();
    for next in &ADDRESSES[1..] {
        assert_eq!(asked(&world, &net, &link).await, ((*next).to_owned(), Units::from(5_000_000)));
    }
}

async fn i11_an_address_that_is_to_be_shared_is_given_to_nobody_as_their_own(world: World) {
    let (net, link) = scene(&world, 6, "5.00").await;
    let single = evm::add_wallet(&world, ADDRESSES[0], Mode::Test).await.unwrap();
    let xpub = evm::add_wallet(&world, XPUB, Mode::Test).await.unwrap();
    assert_eq!(
        asked(&world, &net, &link).await.0,
        ADDRESSES[1],
        "nobody was given the first, and others are to share it"
    );
    world.service.set_wallet_active(&world.owner, &xpub, false).await.unwrap();
    assert_eq!(asked(&world, &net, &link).await.0, ADDRESSES[0]);
    world.service.set_wallet_active(&world.owner, &single, false).await.unwrap();
    world.service.set_wallet_active(&world.owner, &xpub, true).await.unwrap();
    assert_eq!(asked(&world, &net, &link).await.0, ADDRESSES[2]);
}

async fn i11_an_address_that_a_customer_has_is_not_shared(world: World) {
    let (net, link) = scene(&world, 6, "5.00").await;
    evm::add_wallet(&world, XPUB, Mode::Test).await.unwrap();
    assert_eq!(asked(&world, &net, &link).await.0, ADDRESSES[0]);
    let said = refusal(&evm::add_wallet(&world, ADDRESSES[0], Mode::Test).await.unwrap_err());
    assert!(said.contains("given to one customer as their own") && said.contains("another address"), "{said}");
    assert_eq!(asked(&world, &net, &link).await.0, ADDRESSES[1], "nothing has changed");
    // A server of before may have such a wallet; its customers are told at once, and not that the price is at fault.
    let mut tx = world.store.write().await.unwrap();
    let mut wallet = tx.wallets(world.owner.merchant).await.unwrap().pop().unwrap();
    world.clock.advance(Millis(1));
    wallet.id = WalletId::from_parts(world.clock.now(), 5);
    wallet.created_at = world.clock.now();
    wallet.source = WalletSource::parse(ADDRESSES[0], Mode::Test).unwrap();
    tx.insert_wallet(&wallet).await.unwrap();
    tx.commit().await.unwrap();
    let said = refused(&world, &link, &net.token).await;
    assert!(said.contains("belongs to another payment"), "{said}");
}

async fn i11_one_key_is_one_wallet_however_it_is_written(world: World) {
    evm::add(&world, 31_337, Mode::Test, 6).await;
    evm::add_wallet(&world, XPUB, Mode::Test).await.unwrap();
    for same in [XPUB, YPUB] {
        let said = refusal(&evm::add_wallet(&world, same, Mode::Test).await.unwrap_err());
        assert!(said.contains("This is your wallet \"Wallet for tests\" already."), "{said}");
    }
    assert_eq!(world.service.wallets(&world.owner).await.unwrap().len(), 2, "it and the sandbox's");
}

async fn i11_a_key_that_another_wallet_used_much_is_passed_over_once(world: World) {
    let (net, link) = scene(&world, 6, "5.00").await;
    // As a server of before may have it: one key in two wallets.
    evm::add_wallet(&world, XPUB, Mode::Test).await.unwrap();
    for _ in 0..70 {
        asked(&world, &net, &link).await;
    }
    let mut tx = world.store.write().await.unwrap();
    let mut wallet = tx.wallets(world.owner.merchant).await.unwrap().pop().unwrap();
    world.clock.advance(Millis(1));
    wallet.id = WalletId::from_parts(world.clock.now(), 5);
    wallet.created_at = world.clock.now();
    wallet.next_index = 0;
    tx.insert_wallet(&wallet).await.unwrap();
    tx.commit().await.unwrap();
    let mut given = BTreeSet::new();
    for _ in 0..3 {
        given.insert(asked(&world, &net, &link).await.0);
    }
    assert_eq!(given.len(), 3, "three addresses that nobody has");
}

async fn i11_customers_of_one_price_are_asked_as_little_more_as_is_free(world: World) {
    let (net, link) = scene(&world, 6, "5.00").await;
    let ether = world.link_in(&net.coin, "0.01").await;
    evm::add_wallet(&world, ADDRESSES[0], Mode::Test).await.unwrap();
    let mut dues = BTreeSet::new();
    for _ in 0..40 {
        dues.insert(asked(&world, &net, &link).await.1);
    }
    assert_eq!((dues.len(), dues.first()), (40, Some(&Units::from(5_000_000))), "the first pays the price");
    assert!(dues.last() < Some(&Units::from(5_000_050)), "{dues:?}");
    let price = Units::from(10_000_000_000_000_000);
    for _ in 0..3 {
        let due = world.session(world.open_in(&ether, &net.coin).await).await.terms.due;
        assert!(due >= price && due.minus(price) <= Units::from(10_000_000_000_000), "a tenth of a percent: {due}");
    }
}

async fn i11_who_begins_at_the_same_moment_is_asked_another_amount(world: World) {
    let (net, link) = scene(&world, 6, "5.00").await;
    evm::add_wallet(&world, ADDRESSES[0], Mode::Test).await.unwrap();
    let world = Arc::new(world);
    let mut racers = tokio::task::JoinSet::new();
    for _ in 0..24 {
        let (world, link, asset) = (Arc::clone(&world), link.id.clone(), net.token.to_string());
        racers.spawn(async move {
            let form = PayForm { asset, ..PayForm::default() };
            let id: SessionId = world.service.open_session(&link, form).await.unwrap().parse().unwrap();
            world.session(id).await.terms.due
        });
    }
    let dues: BTreeSet<_> = racers.join_all().await.into_iter().collect();
    assert_eq!(dues.len(), 24);
    assert!(dues.last() <= Some(&Units::from(5_005_000)), "{dues:?}");
}

async fn i11_a_price_that_was_asked_in_every_amount_is_refused_in_words(world: World) {
    let (net, link) = scene(&world, 2, "20.00").await;
    evm::add_wallet(&world, ADDRESSES[0], Mode::Test).await.unwrap();
    let mut dues = BTreeSet::new();
    for _ in 0..3 {
        dues.insert(asked(&world, &net, &link).await.1);
    }
    assert_eq!(
        dues,
        (2_000..2_003).map(Units::from).collect::<BTreeSet<_>>(),
        "a tenth of a percent are two hundredths"
    );
    let said = refused(&world, &link, &net.token).await;
    assert!(said.contains("extended public key") && said.contains("Nothing was charged"), "{said}");
    // Another price is another matter.
    let other = world.link_in(&net.token, "21.00").await;
    assert_eq!(asked(&world, &net, &other).await.1, Units::from(2_100));
}

async fn refused(world: &World, link: &LinkItem, asset: &AssetId) -> String {
    let form = PayForm { asset: asset.to_string(), ..PayForm::default() };
    match world.service.open_session(&link.id, form).await {
        Err(Problem::Refused { message }) => message,
        other => panic!("{other:?}"),
    }
}
