//! Transfers: once each, wherever the chain puts them.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World, address, block, hash, network, tx},
};
use crate::{
    Store,
    records::{Page, Session, StoredTransfer, UnattributedFilter},
};
use domain::{
    Millis, Mode, NetworkId, TransferKey, Units,
    amount::U256,
    ids::TransferId,
    transfer::{BlockRef, Position},
};
use std::sync::Arc;

fn chain() -> NetworkId {
    NetworkId::evm(31337)
}

async fn of_tx(world: &World, n: u32) -> Result<Vec<StoredTransfer>, crate::StorageError> {
    world.store.read().await?.transfers_of_tx(&tx(n)).await
}

pub async fn a_transfer_is_recorded_once_and_moves_i1(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let mut seen = world.transfer(1, &session, 10);
    let positions = [Position::Pending, Position::Pending, block(10), block(11), block(11)];
    for (n, position) in (100..).zip(positions) {
        seen.transfer.position = position;
        let id = TransferId::from_parts(NOW, n);
        let mut tx = world.store.write().await?;
        let stored = tx.record_transfer(id, seen.merchant, seen.session, &seen.transfer).await?;
        tx.commit().await?;
        seen.id = TransferId::from_parts(NOW, 100);
        assert_eq!(stored, seen, "the id it got first, at its new position");
        assert_eq!(of_tx(&world, 1).await?, [stored]);
    }
    let found = world.store.read().await?.transfer(&chain(), &seen.transfer.key).await?;
    assert_eq!(found, Some(seen));
    assert_eq!(world.store.read().await?.transfer(&chain(), &TransferKey::new("0x0", 0)).await?, None);
    Ok(())
}

pub async fn a_transfer_keeps_its_session_and_first_sight_i1(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (one, other) = (world.open(1).await?, world.open(2).await?);
    let first = world.transfer(1, &one, 10);
    world.record(std::slice::from_ref(&first)).await?;
    let mut again = first.clone();
    again.id = TransferId::from_parts(NOW, 50);
    again.transfer.seen_at = NOW.plus(Millis::minutes(9));
    again.transfer.position = block(12);
    for session in [None, Some(other.id)] {
        again.session = session;
        let stored = world.record(std::slice::from_ref(&again)).await?.pop().ok_or("nothing was recorded")?;
        assert_eq!(
            (stored.id, stored.session, stored.transfer.seen_at),
            (first.id, Some(one.id), first.transfer.seen_at)
        );
    }
    // The very same again, but for one thing that the first record decided.
    let mut replays = [first.clone(), first.clone(), first.clone()];
    replays[0].session = Some(other.id);
    replays[1].merchant = world.other.id;
    replays[2].transfer.seen_at = NOW.plus(Millis::minutes(9));
    for replay in &replays {
        assert_eq!(world.record(std::slice::from_ref(replay)).await?, std::slice::from_ref(&first));
    }
    let mut stray = world.transfer(2, &one, 10);
    stray.session = None;
    world.record(std::slice::from_ref(&stray)).await?;
    stray.session = Some(one.id);
    assert_eq!(world.record(std::slice::from_ref(&stray)).await?, [stray], "one that had none gets it");
    Ok(())
}

pub async fn an_old_sighting_does_not_take_a_transfer_out_of_its_block_i5(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let recorded = world.transfer(1, &session, 10);
    world.record(std::slice::from_ref(&recorded)).await?;
    let mut sighting = recorded.clone();
    sighting.transfer.position = Position::Pending;
    let answer = world.record(&[sighting.clone(), world.transfer(2, &session, 11)]).await?;
    assert_eq!(answer, [recorded, world.transfer(2, &session, 11)]);
    let mut tx = world.store.write().await?;
    tx.orphan_above(&chain(), 9).await?;
    let stored = tx.record_transfers(&[sighting.clone()]).await?;
    assert_eq!(stored, [sighting], "what lost its block may wait for another");
    Ok(())
}

/// A transaction that is executed again in another block may move something else at the same place.
pub async fn what_replaces_a_transfer_under_its_key_belongs_to_whom_it_pays_i1(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (one, other) = (world.open(1).await?, world.open(2).await?);
    let first = world.transfer(1, &one, 10);
    world.record(std::slice::from_ref(&first)).await?;
    let mut tx = world.store.write().await?;
    tx.orphan_above(&chain(), 9).await?;
    let mut next = world.transfer(1, &other, 11);
    next.transfer.units = Units::from(7);
    let stored = tx.record_transfers(std::slice::from_ref(&next)).await?;
    assert_eq!(stored, [next.clone()]);
    assert_eq!(tx.transfers_of(&[one.id]).await?, []);
    assert_eq!(tx.transfers_of(&[other.id]).await?, [next]);
    Ok(())
}

pub async fn transfers_of_dropped_blocks_are_orphaned_and_come_back_i6(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let (stays, goes) = (world.transfer(1, &session, 10), world.transfer(2, &session, 11));
    let mut waits = world.transfer(3, &session, 11);
    waits.transfer.position = Position::Pending;
    world.record(&[stays.clone(), goes.clone(), waits.clone()]).await?;
    let mut tx = world.store.write().await?;
    assert_eq!(tx.orphan_above(&chain(), 11).await?, []);
    assert_eq!(tx.orphan_above(&NetworkId::evm(1), 10).await?, [], "another network's block");
    let orphaned = tx.orphan_above(&chain(), 10).await?;
    let mut gone = goes.clone();
    gone.transfer.position =
        Position::Orphaned(BlockRef { height: 11, hash: hash(11), time: NOW.plus(Millis::seconds(1)) });
    assert_eq!(orphaned, [gone.clone()]);
    assert_eq!(tx.orphan_above(&chain(), 10).await?, [], "once");
    let mut all = tx.transfers_of(&[session.id]).await?;
    all.sort_by_key(|transfer| transfer.id);
    assert_eq!(all, [stays, gone, waits]);
    let mut back = goes;
    back.transfer.position = block(12);
    assert_eq!(tx.record_transfers(std::slice::from_ref(&back)).await?, [back]);
    Ok(())
}

pub async fn the_same_key_on_another_network_is_another_transfer_i1(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let mut second = network();
    second.id = NetworkId::evm(1);
    let mut tx = world.store.write().await?;
    tx.upsert_network(&second).await?;
    tx.commit().await?;
    let one = world.transfer(1, &session, 10);
    let mut other = one.clone();
    other.id = TransferId::from_parts(NOW, 2);
    other.transfer.network = second.id;
    assert_eq!(world.record(&[one.clone(), other.clone()]).await?, [one.clone(), other.clone()]);
    assert_eq!(of_tx(&world, 1).await?, [other, one], "by network");
    Ok(())
}

pub async fn two_transfers_of_one_transaction_are_two_i1(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let one = world.transfer(1, &session, 10);
    let mut other = world.transfer(2, &session, 10);
    other.transfer.tx = tx(1);
    other.transfer.key = TransferKey::new(&tx(1), 1);
    world.record(&[one.clone(), other.clone()]).await?;
    assert_eq!(of_tx(&world, 1).await?, [one, other]);
    Ok(())
}

pub async fn many_transfers_are_recorded_at_once_in_their_order_i1(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let mut given: Vec<_> = (0..50).rev().map(|n| world.transfer(n, &session, 10)).collect();
    let recorded = world.record(&given).await?;
    assert_eq!(recorded, given);
    // The same again with one moved twice: the last position holds.
    let mut moved = given[3].clone();
    moved.transfer.position = block(12);
    given.push(moved.clone());
    given[3].transfer.position = block(11);
    let recorded = world.record(&given).await?;
    assert_eq!((&recorded[3], &recorded[50], recorded.len()), (&moved, &moved, 51));
    assert_eq!(world.store.read().await?.transfers_of(&[session.id]).await?.len(), 50);
    assert_eq!(world.record(&[]).await?, []);
    Ok(())
}

pub async fn racing_recorders_of_one_transfer_agree_on_it_i1(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let mut racers = tokio::task::JoinSet::new();
    for n in 0..8 {
        let world = world.clone();
        let mut transfer = world.transfer(1, &session, 10);
        transfer.id = TransferId::from_parts(NOW, n);
        racers.spawn(async move { world.record(&[transfer]).await });
    }
    let mut ids = std::collections::BTreeSet::new();
    for recorded in racers.join_all().await {
        ids.extend(recorded?.into_iter().map(|transfer| transfer.id));
    }
    assert_eq!(ids.len(), 1);
    assert_eq!(world.store.read().await?.transfers_of(&[session.id]).await?.len(), 1);
    Ok(())
}

pub async fn transfers_of_sessions_come_in_the_order_of_arrival(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (one, other) = (world.open(1).await?, world.open(2).await?);
    let at = |n: u32, height: u64, seconds: i64| {
        let mut transfer = world.transfer(n, &one, height);
        let time = NOW.plus(Millis::seconds(seconds));
        transfer.transfer.position = Position::Canonical(BlockRef { height, hash: hash(height), time });
        transfer
    };
    let mut pending = world.transfer(4, &one, 0);
    pending.transfer.position = Position::Pending;
    pending.transfer.seen_at = NOW.plus(Millis::seconds(15));
    let foreign = world.transfer(5, &other, 10);
    world.record(&[at(1, 12, 30), at(3, 10, 10), at(2, 10, 10), pending, foreign]).await?;
    let mut tx = world.store.read().await?;
    let order = |transfers: &[StoredTransfer]| transfers.iter().map(|t| t.transfer.tx.clone()).collect::<Vec<_>>();
    assert_eq!(
        order(&tx.transfers_of(&[one.id]).await?),
        [super::fixtures::tx(2), super::fixtures::tx(3), super::fixtures::tx(4), super::fixtures::tx(1)]
    );
    assert_eq!(tx.transfers_of(&[one.id, other.id]).await?.len(), 5);
    assert_eq!(tx.transfers_of(&[]).await?, []);
    Ok(())
}

pub async fn amounts_up_to_the_largest_survive_being_stored_i9(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let mut transfers = Vec::new();
    for (n, units) in (0..).zip([U256::ZERO, U256::from(1), U256::from(u64::MAX), U256::MAX]) {
        let mut transfer = world.transfer(n, &session, 10);
        transfer.transfer.units = Units(units);
        transfer.transfer.from = None;
        transfers.push(transfer);
    }
    world.record(&transfers).await?;
    assert_eq!(world.store.read().await?.transfers_of(&[session.id]).await?, transfers);
    Ok(())
}

pub async fn unattributed_money_is_listed_for_its_merchant_alone_i19(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let mut stray = Vec::new();
    for n in 1..=3 {
        let mut transfer = world.transfer(n, &session, 10);
        transfer.session = None;
        transfer.transfer.to = address(500);
        stray.push(transfer);
    }
    world.record(&stray).await?;
    world.record(&[world.transfer(9, &session, 10)]).await?;
    let mut tx = world.store.read().await?;
    let page = |offset| Page { offset, limit: 2 };
    let of = |mode| UnattributedFilter { mode: Some(mode), ..UnattributedFilter::default() };
    let found = tx.unattributed(world.merchant.id, &of(Mode::Test), page(0)).await?;
    assert_eq!((found.rows.as_slice(), found.total), ([stray[2].clone(), stray[1].clone()].as_slice(), 3));
    assert_eq!(tx.unattributed(world.merchant.id, &of(Mode::Test), page(2)).await?.rows, [stray[0].clone()]);
    for (merchant, mode) in [(world.merchant.id, Mode::Live), (world.other.id, Mode::Test)] {
        let found = tx.unattributed(merchant, &of(mode), page(0)).await?;
        assert_eq!((found.rows.len(), found.total), (0, 0));
    }
    assert_eq!(tx.unattributed_waiting(world.merchant.id).await?, (3, false));
    assert_eq!(tx.unattributed_waiting(world.other.id).await?, (0, false));
    let at = |n| UnattributedFilter { address: Some(address(n)), ..UnattributedFilter::default() };
    assert_eq!(tx.unattributed(world.merchant.id, &at(500), page(0)).await?.total, 3);
    assert_eq!(tx.unattributed(world.merchant.id, &at(501), page(0)).await?.total, 0);
    Ok(())
}

/// A transfer to a shared address that no session asked for.
fn stray(world: &World, n: u32, session: &Session) -> StoredTransfer {
    StoredTransfer { session: None, ..world.transfer(n, session, 10) }
}

pub async fn unattributed_money_that_was_looked_at_or_taken_back_does_not_wait(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let (seen, waits, mut nothing) =
        (stray(&world, 1, &session), stray(&world, 2, &session), stray(&world, 3, &session));
    nothing.transfer.units = Units::ZERO;
    world.record(&[seen.clone(), waits.clone(), nothing]).await?;
    let merchant = world.merchant.id;
    let mut tx = world.store.write().await?;
    assert_eq!(tx.unattributed_waiting(merchant).await?, (2, false), "a transfer of nothing is no money");
    assert_eq!(tx.look_at_transfer(world.other.id, seen.id, NOW).await?, None, "another merchant's");
    assert_eq!(tx.look_at_transfer(merchant, seen.id, NOW).await?, Some(seen.clone()));
    assert_eq!(tx.look_at_transfer(merchant, seen.id, NOW).await?, None, "once");
    assert_eq!(tx.unattributed_waiting(merchant).await?, (1, false));
    let page = Page { offset: 0, limit: 9 };
    for (looked_at, found) in [(true, &seen), (false, &waits)] {
        let filter = UnattributedFilter { looked_at: Some(looked_at), ..UnattributedFilter::default() };
        assert_eq!(tx.unattributed(merchant, &filter, page).await?.rows, std::slice::from_ref(found));
    }
    assert_eq!(tx.look_again(world.other.id, seen.id, NOW).await?, None, "another merchant's");
    assert_eq!(tx.look_again(merchant, waits.id, NOW).await?, None, "it was not looked at");
    assert_eq!(tx.look_again(merchant, seen.id, NOW.plus(Millis(1))).await?, None, "nor at that time");
    assert_eq!(tx.look_again(merchant, seen.id, NOW).await?, Some(seen.clone()));
    assert_eq!(tx.unattributed_waiting(merchant).await?, (2, false), "it waits again");
    tx.look_at_transfer(merchant, seen.id, NOW).await?;
    tx.orphan_above(&chain(), 9).await?;
    assert_eq!(tx.unattributed(merchant, &UnattributedFilter::default(), page).await?.total, 0);
    assert_eq!(tx.give_transfer(merchant, waits.id, session.id).await?, None, "what was taken back cannot be given");
    // The same comes back in another block, and something else under the other's key.
    let mut other = waits.clone();
    other.transfer.units = Units::from(77);
    tx.look_at_transfer(merchant, waits.id, NOW).await?;
    tx.record_transfers(&[seen, other]).await?;
    assert_eq!(tx.unattributed_waiting(merchant).await?, (1, false), "what was not looked at waits");
    Ok(())
}

pub async fn unattributed_money_is_given_to_one_session_and_keeps_it_i1(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (one, other) = (world.open(1).await?, world.open(2).await?);
    let given = stray(&world, 1, &one);
    world.record(std::slice::from_ref(&given)).await?;
    assert_eq!(
        world.store.write().await?.give_transfer(world.other.id, given.id, one.id).await?,
        None,
        "another merchant's"
    );
    let mut racers = tokio::task::JoinSet::new();
    for session in [one.id, other.id, one.id, other.id] {
        let world = world.clone();
        racers.spawn(async move {
            let mut tx = world.store.write().await?;
            let taken = tx.give_transfer(world.merchant.id, given.id, session).await?;
            tx.commit().await?;
            Ok::<_, crate::StorageError>(taken)
        });
    }
    let mut winners = Vec::new();
    for outcome in racers.join_all().await {
        winners.extend(outcome?);
    }
    assert_eq!(winners.len(), 1);
    let winner = winners[0].session.ok_or("it was given")?;
    // The network moves it to another block: the follower knows of no session, and it keeps the one it was given to.
    let mut tx = world.store.write().await?;
    tx.orphan_above(&chain(), 9).await?;
    tx.commit().await?;
    let mut again = stray(&world, 1, &one);
    again.transfer.position = block(12);
    assert_eq!(world.record(&[again]).await?[0].session, Some(winner));
    Ok(())
}
