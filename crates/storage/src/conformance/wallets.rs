//! Wallets and their indexes.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{World, wallet},
};
use crate::Store;
use domain::{
    EvmAddress,
    wallet::{AccountKey, Wallet, WalletSource},
};
use std::{collections::BTreeSet, sync::Arc};

/// An account's key of a well-known phrase.
const XPUB: &str =
    "xpub6Ce9NcJvTk36xtLSrJLZqE7wtgA5deCeYs7rSQtreh4cj6ByPtrg9sD7V2FNFLPnf8heNP3FGkeV9qwfzvZNSd54JoNXVsXFYSYwHsnJxqP";

pub async fn a_wallet_survives_being_stored_and_edited(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut tx = world.store.write().await?;
    let mut key = wallet(2, &world.merchant);
    key.source = WalletSource::ExtendedKey { key: AccountKey::parse(XPUB, domain::Mode::Live)? };
    key.next_index = 7;
    let mut single = wallet(3, &world.merchant);
    single.source = WalletSource::SingleAddress { address: "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48".parse()? };
    tx.insert_wallet(&single).await?;
    tx.insert_wallet(&key).await?;
    single.name = "Kasse \"2\"".to_owned();
    single.active = false;
    tx.update_wallet(&single).await?;
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    assert_eq!(tx.wallets(world.merchant.id).await?, [world.wallet, key, single.clone()], "oldest first");
    assert_eq!(tx.wallet(world.merchant.id, single.id).await?, Some(single));
    Ok(())
}

pub async fn another_merchant_finds_no_wallet_and_cannot_edit_it_i19(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut tx = world.store.write().await?;
    assert_eq!(tx.wallet(world.other.id, world.wallet.id).await?, None);
    assert_eq!(tx.wallets(world.other.id).await?, []);
    let mut stolen = world.wallet.clone();
    stolen.merchant = world.other.id;
    stolen.active = false;
    assert!(tx.update_wallet(&stolen).await.is_err());
    assert_eq!(tx.wallet(world.merchant.id, world.wallet.id).await?, Some(world.wallet));
    Ok(())
}

pub async fn each_index_is_taken_once_under_a_race(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut racers = tokio::task::JoinSet::new();
    for _ in 0..16 {
        let (store, wallet) = (Arc::clone(&world.store), world.wallet.id);
        racers.spawn(async move {
            let mut taken = Vec::new();
            for _ in 0..4 {
                let mut tx = store.write().await?;
                taken.push(tx.take_index(wallet).await?);
                tx.commit().await?;
            }
            Ok::<_, crate::StorageError>(taken)
        });
    }
    let mut taken = BTreeSet::new();
    for indexes in racers.join_all().await {
        taken.extend(indexes?);
    }
    assert_eq!(taken, (0..64).collect());
    Ok(())
}

pub async fn an_index_that_was_not_committed_is_given_again(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    assert_eq!(world.store.write().await?.take_index(world.wallet.id).await?, 0);
    let mut tx = world.store.write().await?;
    assert_eq!(tx.take_index(world.wallet.id).await?, 0);
    assert_eq!(tx.take_index(world.wallet.id).await?, 1);
    assert!(tx.take_index(wallet(9, &world.merchant).id).await.is_err(), "there is no such wallet");
    Ok(())
}

pub async fn i11_one_place_for_money_is_one_merchants(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let address: EvmAddress = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed".parse()?;
    let source = WalletSource::SingleAddress { address };
    let mut tx = world.store.write().await?;
    assert!(!tx.is_anothers_source(world.other.id, &source).await?);
    tx.insert_wallet(&Wallet { source: source.clone(), ..wallet(9, &world.merchant) }).await?;
    assert!(tx.is_anothers_source(world.other.id, &source).await?);
    assert!(!tx.is_anothers_source(world.merchant.id, &source).await?, "it is their own");
    Ok(())
}
