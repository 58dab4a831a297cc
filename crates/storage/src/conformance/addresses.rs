//! Addresses that were given out, and who claims what arrives there.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World, address, assert_taken, block, wallet},
};
use crate::{
    StorageError, Store,
    records::{Claim, Page, Session},
};
use domain::{
    Address, Millis, Status, Units,
    session::Decision,
    transfer::{BlockRef, Position},
};
use std::{collections::BTreeSet, sync::Arc};

const ALL: Page = Page { offset: 0, limit: 100 };

/// A session at the one address that is shared.
fn sharing(world: &World, n: u32, units: u64) -> Session {
    let mut session = world.session(n);
    session.address = address(7_777);
    session.address_index = 0;
    session.terms.due = Units::from(units);
    session
}

fn claim(session: &Session, shared: bool) -> Claim {
    Claim {
        session: session.id,
        merchant: session.merchant,
        shared,
        asset: session.terms.asset.clone(),
        due: session.terms.due,
        deadline: session.terms.deadline,
        mode: session.mode,
    }
}

pub async fn every_address_ever_given_is_watched(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let one = world.open(1).await?;
    world.open(2).await?;
    world.add(&sharing(&world, 3, 10), true).await?;
    world.add(&sharing(&world, 4, 11), true).await?;
    world.change(&one, |session| session.assessment.status = Status::Closed).await?;
    let watched: BTreeSet<Address> = world.store.read().await?.watched().await?.into_iter().collect();
    assert_eq!(watched, BTreeSet::from([address(1), address(2), address(7_777)]), "closed ones too (I12)");
    Ok(())
}

pub async fn an_address_is_claimed_by_the_session_it_was_given_to(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let mut tx = world.store.read().await?;
    for (asset, units) in [(&world.token.id, session.terms.due), (&world.native.id, Units::from(1))] {
        assert_eq!(tx.claims(&session.address, asset, units).await?, [claim(&session, false)], "whatever arrives");
    }
    assert_eq!(tx.claims(&address(5), &world.token.id, session.terms.due).await?, []);
    assert_eq!(tx.owner(&session.address).await?, Some(world.merchant.id));
    assert_eq!(tx.owner(&address(5)).await?, None);
    Ok(())
}

pub async fn a_shared_address_is_claimed_by_the_exact_amount_only(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (one, other) = (sharing(&world, 1, 10), sharing(&world, 2, 11));
    world.add(&one, true).await?;
    world.add(&other, true).await?;
    let mut tx = world.store.read().await?;
    let at = address(7_777);
    assert_eq!(tx.claims(&at, &world.token.id, Units::from(10)).await?, [claim(&one, true)]);
    assert_eq!(tx.claims(&at, &world.token.id, Units::from(11)).await?, [claim(&other, true)]);
    assert_eq!(tx.claims(&at, &world.token.id, Units::from(12)).await?, []);
    assert_eq!(tx.claims(&at, &world.native.id, Units::from(10)).await?, []);
    assert_eq!(tx.owner(&at).await?, Some(world.merchant.id), "money that nobody claims has an owner");
    Ok(())
}

pub async fn many_arrivals_are_looked_up_at_once_in_their_order(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (own, shared) = (world.open(1).await?, sharing(&world, 2, 10));
    world.add(&shared, true).await?;
    let token = &world.token.id;
    let arrivals = [
        (shared.address.clone(), token.clone(), Units::from(10)),
        (address(5), token.clone(), Units::from(10)),
        (own.address.clone(), token.clone(), Units::from(1)),
        (shared.address.clone(), token.clone(), Units::from(11)),
        (own.address.clone(), token.clone(), Units::from(2)),
    ];
    let mut tx = world.store.read().await?;
    let expected = vec![vec![claim(&shared, true)], vec![], vec![claim(&own, false)], vec![], vec![claim(&own, false)]];
    assert_eq!(tx.claims_for(&arrivals).await?, expected);
    assert_eq!(tx.claims_for(&[]).await?, Vec::<Vec<Claim>>::new());
    Ok(())
}

pub async fn a_shared_address_asks_an_amount_of_an_asset_once_i11(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    world.add(&sharing(&world, 1, 10), true).await?;
    assert_taken(world.add(&sharing(&world, 2, 10), true).await, "amount")?;
    world.add(&sharing(&world, 3, 11), true).await?;
    let mut native = sharing(&world, 4, 10);
    native.terms.asset = world.native.id.clone();
    world.add(&native, true).await?;
    let mut elsewhere = sharing(&world, 5, 10);
    elsewhere.address = address(8_888);
    world.add(&elsewhere, true).await?;
    Ok(())
}

pub async fn racers_for_one_amount_of_a_shared_address_find_one_winner_i11(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut racers = tokio::task::JoinSet::new();
    for n in 0..8 {
        let world = world.clone();
        racers.spawn(async move { world.add(&sharing(&world, n, 10), true).await });
    }
    let mut won = 0;
    for outcome in racers.join_all().await {
        match outcome {
            Ok(()) => won += 1,
            Err(error) => assert!(matches!(error, StorageError::Taken("amount")), "{error}"),
        }
    }
    assert_eq!(won, 1);
    let claims = world.store.read().await?.claims(&address(7_777), &world.token.id, Units::from(10)).await?;
    assert_eq!(claims.len(), 1);
    Ok(())
}

pub async fn an_amount_stays_taken_after_its_session_is_over_i11(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = sharing(&world, 1, 10);
    world.add(&session, true).await?;
    for (n, status) in [Status::Expired, Status::Cancelled, Status::Closed, Status::Final].into_iter().enumerate() {
        world.change(&session, |session| session.assessment.status = status).await?;
        let next = sharing(&world, 2 + u32::try_from(n)?, 10);
        assert_taken(world.add(&next, true).await, "amount")?;
    }
    Ok(())
}

pub async fn an_address_of_ones_own_is_not_given_again_i11(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let mut again = world.session(2);
    again.address = session.address;
    again.terms.due = Units::from(1);
    assert_taken(world.add(&again, false).await, "address")
}

pub async fn an_address_is_not_shared_and_ones_own_at_once_i11(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let own = world.open(1).await?;
    let mut shared = sharing(&world, 2, 10);
    world.add(&shared, true).await?;
    shared.id = world.session(3).id;
    shared.code = world.session(3).code;
    shared.terms.due = Units::from(12);
    assert_taken(world.add(&shared, false).await, "address")?;
    shared.address = own.address;
    assert_taken(world.add(&shared, true).await, "address")
}

pub async fn given_addresses_show_what_canonical_transfers_brought(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut sessions = Vec::new();
    for n in 0..3 {
        sessions.push(world.open(n).await?);
    }
    let mut coin = world.transfer(3, &sessions[1], 10);
    coin.transfer.asset = world.native.id.clone();
    coin.transfer.units = Units::from(5);
    let mut orphan = world.transfer(4, &sessions[2], 10);
    orphan.transfer.position = Position::Orphaned(BlockRef { height: 9, hash: "0xdropped".to_owned(), time: NOW });
    let mut pending = world.transfer(5, &sessions[2], 10);
    pending.transfer.position = Position::Pending;
    world
        .record(&[world.transfer(1, &sessions[1], 10), world.transfer(2, &sessions[1], 11), coin, orphan, pending])
        .await?;
    let mut tx = world.store.read().await?;
    let found = tx.given_addresses(world.merchant.id, world.wallet.id, Page { offset: 0, limit: 2 }).await?;
    assert_eq!(found.total, 3);
    assert_eq!(found.rows.iter().map(|row| row.index).collect::<Vec<_>>(), [2, 1], "newest first");
    assert_eq!(found.rows[0].received, [], "what is not in a block that counts is not there");
    let both = sessions[1].terms.due.plus(sessions[1].terms.due);
    assert_eq!(found.rows[1].received, [(world.token.id.clone(), both), (world.native.id.clone(), Units::from(5))]);
    assert_eq!((&found.rows[1].address, found.rows[1].session), (&address(1), sessions[1].id));
    assert_eq!(found.rows[1].given_at, NOW.plus(Millis(1)));
    let rest = tx.given_addresses(world.merchant.id, world.wallet.id, Page { offset: 2, limit: 2 }).await?;
    assert_eq!(rest.rows.iter().map(|row| row.index).collect::<Vec<_>>(), [0]);
    Ok(())
}

pub async fn at_a_shared_address_each_session_shows_its_own_money(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (one, other) = (sharing(&world, 1, 10), sharing(&world, 2, 11));
    world.add(&one, true).await?;
    world.add(&other, true).await?;
    let mut stray = world.transfer(3, &other, 10);
    stray.session = None;
    world.record(&[world.transfer(1, &one, 10), stray]).await?;
    let found = world.store.read().await?.given_addresses(world.merchant.id, world.wallet.id, ALL).await?;
    let received = |of: &Session| found.rows.iter().find(|row| row.session == of.id).map(|row| row.received.clone());
    assert_eq!(received(&one), Some(vec![(world.token.id.clone(), Units::from(10))]));
    assert_eq!(received(&other), Some(vec![]), "money that nobody claims is in the inbox");
    Ok(())
}

pub async fn sessions_that_money_at_a_shared_address_may_be_for_are_found(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let statuses = [Status::Open, Status::Expired, Status::Closed, Status::Cancelled, Status::Confirming, Status::Paid];
    let mut sessions = Vec::new();
    for (n, status) in (1..).zip(statuses) {
        let mut session = sharing(&world, n, 10 + u64::from(n));
        session.terms.opened_at = NOW.plus(Millis::minutes(i64::from(n)));
        session.assessment.missing = Units::from(u64::from(n));
        world.add(&session, true).await?;
        sessions.push(world.change(&session, |session| session.assessment.status = status).await?);
    }
    world.change(&sessions[2], |session| session.decision = Decision::Dismissed).await?;
    world.open(50).await?;
    let found = async |from: i64, until: i64, most: u32| {
        let (from, until) = (NOW.plus(Millis::minutes(from)), NOW.plus(Millis::minutes(until)));
        let claims = world.store.read().await?.unpaid_at(&address(7_777), from, until, most).await?;
        Ok::<Vec<_>, StorageError>(claims.into_iter().map(|claim| (claim.session, claim.due)).collect())
    };
    let at = |n: usize, missing: u64| (sessions[n].id, Units::from(missing));
    assert_eq!(found(0, 60, 9).await?, [at(3, 4), at(1, 2), at(0, 1)], "with what each still misses");
    assert_eq!(found(2, 3, 9).await?, [at(1, 2)]);
    assert_eq!(found(0, 60, 1).await?, [at(3, 4)], "the newest");
    Ok(())
}

pub async fn another_merchant_sees_no_given_addresses_i19(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    world.open(1).await?;
    let found = world.store.read().await?.given_addresses(world.other.id, world.wallet.id, ALL).await?;
    assert_eq!((found.rows.len(), found.total), (0, 0));
    Ok(())
}

pub async fn unused_addresses_are_counted_back_from_the_newest(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let unused = async || world.store.read().await?.unused_run(world.wallet.id).await;
    let passed = async || world.store.read().await?.passed_gap(world.wallet.id).await;
    assert_eq!((unused().await?, passed().await?), (0, 0));
    let mut sessions = Vec::new();
    for n in 0..6 {
        sessions.push(world.open(n).await?);
    }
    assert_eq!(unused().await?, 6);
    let mut pending = world.transfer(1, &sessions[5], 10);
    pending.transfer.position = Position::Pending;
    let mut dust = world.transfer(2, &sessions[4], 10);
    dust.transfer.units = Units::ZERO;
    world.record(&[pending.clone(), dust, world.transfer(3, &sessions[2], 10)]).await?;
    assert_eq!(unused().await?, 3, "those after the third, for nothing has arrived there");
    assert_eq!(passed().await?, 2, "those before it");
    pending.transfer.position = block(11);
    world.record(&[pending]).await?;
    assert_eq!(unused().await?, 0);

    assert_eq!(passed().await?, 2, "the first two and the two before the last are passed for good");

    let shared = wallet(2, &world.merchant);
    let mut tx = world.store.write().await?;
    tx.insert_wallet(&shared).await?;
    tx.commit().await?;
    let mut session = sharing(&world, 10, 10);
    session.wallet = shared.id;
    world.add(&session, true).await?;
    assert_eq!(world.store.read().await?.unused_run(shared.id).await?, 0, "one address leaves no gap");
    Ok(())
}

pub async fn a_run_of_unused_addresses_does_not_vanish_when_the_next_one_is_paid(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut sessions = Vec::new();
    for n in 0..22 {
        sessions.push(world.open(n).await?);
    }
    let gaps = async || {
        let mut tx = world.store.read().await?;
        Ok::<_, StorageError>((tx.unused_run(world.wallet.id).await?, tx.passed_gap(world.wallet.id).await?))
    };
    assert_eq!(gaps().await?, (22, 0), "nothing was passed yet");
    world.record(&[world.transfer(1, &sessions[21], 10)]).await?;
    assert_eq!(gaps().await?, (0, 21), "a wallet that stops at 20 does not show the money after them");
    world.record(&[world.transfer(2, &sessions[10], 11)]).await?;
    assert_eq!(gaps().await?, (0, 10), "the longest of those that are left");
    Ok(())
}

pub async fn gaps_are_counted_from_where_the_merchants_own_wallet_looks_to(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut sessions = Vec::new();
    for n in 0..8 {
        sessions.push(world.open(n).await?);
        let mut tx = world.store.write().await?;
        tx.take_index(world.wallet.id).await?;
        tx.commit().await?;
    }
    world.record(&[world.transfer(1, &sessions[5], 10)]).await?;
    let gaps = async || {
        let mut tx = world.store.read().await?;
        Ok::<_, StorageError>((tx.unused_run(world.wallet.id).await?, tx.passed_gap(world.wallet.id).await?))
    };
    assert_eq!(gaps().await?, (2, 5));
    let (merchant, wallet) = (world.merchant.id, world.wallet.id);
    let raise = async |merchant, to| {
        let mut tx = world.store.write().await?;
        let raised = tx.raise_gap(merchant, wallet, to).await?;
        tx.commit().await?;
        Ok::<_, StorageError>(raised)
    };
    assert!(!raise(world.other.id, 2).await?, "i19");
    assert!(!raise(merchant, 8).await?, "it was not given out");
    assert!(raise(merchant, 2).await?);
    assert_eq!(gaps().await?, (2, 2), "of those before the payment only what is after it");
    assert!(!raise(merchant, 2).await? && !raise(merchant, 1).await?, "only further");
    assert!(raise(merchant, 6).await?);
    assert_eq!(gaps().await?, (1, 0));
    let found = world.store.read().await?.wallet(merchant, wallet).await?;
    assert_eq!(found.and_then(|wallet| wallet.gap_raised_to), Some(6));
    Ok(())
}

pub async fn amounts_that_were_asked_at_a_shared_address_are_told_of_each_asset(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    for (n, units) in [(1, 10), (2, 12)] {
        world.add(&sharing(&world, n, units), true).await?;
    }
    let asked: Vec<_> = (10..14).map(Units::from).collect();
    let mut tx = world.store.read().await?;
    let mut taken = tx.taken_amounts(&address(7_777), &world.token.id, &asked).await?;
    taken.sort();
    assert_eq!(taken, [Units::from(10), Units::from(12)]);
    assert_eq!(tx.taken_amounts(&address(7_777), &world.native.id, &asked).await?, []);
    assert_eq!(tx.taken_amounts(&address(8_888), &world.token.id, &asked).await?, []);
    Ok(())
}

pub async fn an_address_says_whether_it_was_given_to_share_or_as_ones_own(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    world.open(1).await?;
    world.add(&sharing(&world, 2, 10), true).await?;
    let mut tx = world.store.read().await?;
    assert_eq!(tx.address_is_shared(&address(1)).await?, Some(false));
    assert_eq!(tx.address_is_shared(&address(7_777)).await?, Some(true));
    assert_eq!(tx.address_is_shared(&address(5)).await?, None);
    Ok(())
}
