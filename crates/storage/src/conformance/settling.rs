//! Which sessions a new block or the passing of time may change.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World},
};
use crate::{Store, records::Session};
use domain::{
    Flags, Millis, NetworkId, Status, Transfer, Units,
    session::{Decision, Flag, Horizon, Terms, assess},
    transfer::{BlockRef, Position},
};
use std::sync::Arc;

fn network() -> NetworkId {
    NetworkId::evm(31337)
}

/// A way in which a session may have a transfer: how to call it, and what is other than usual.
type Way<'a> = (&'a str, &'a dyn Fn(&mut Transfer));

pub async fn sessions_that_a_block_makes_surer_settle_and_no_others_perf6(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let horizon = Horizon { head: Some(12), safe: None, finalized: None, known_until: NOW };
    let orphaned = Position::Orphaned(BlockRef { height: 9, hash: "0xdropped".to_owned(), time: NOW });
    let late = BlockRef { height: 10, hash: "0xlate".to_owned(), time: NOW.plus(Millis::minutes(60)) };
    // Every way in which a session may have transfers; each shows in what was judged, which is what is looked for.
    let ways: [Way<'_>; 6] = [
        ("exact", &|_| {}),
        ("pending", &|t| t.position = Position::Pending),
        ("too little", &|t| t.units = Units::from(1)),
        ("another asset", &|t| t.asset = domain::AssetId::native(&t.network)),
        ("orphaned", &|t| t.position = orphaned.clone()),
        ("late", &|t| t.position = Position::Canonical(late.clone())),
    ];
    let mut expected = Vec::new();
    for (n, (way, change)) in ways.into_iter().enumerate() {
        let session = world.open(u32::try_from(n)?).await?;
        let mut transfer = world.transfer(u32::try_from(n)?, &session, 10).transfer;
        change(&mut transfer);
        let judged = assess(&session.terms, Decision::None, &[transfer], &horizon);
        assert!(!matches!(judged.status, Status::Final | Status::Closed), "{way}");
        // What waits for more money, or got it late or in another coin, waits for a person or the clock, and not for a block.
        if matches!(judged.status, Status::Detected | Status::Confirming | Status::Paid) {
            expected.push(session.id);
        }
        world.change(&session, |session| session.assessment = judged).await?;
    }
    assert_eq!(expected.len(), 2, "the exact one in a block, and the one on its way");
    world.open(50).await?;
    for (n, status) in
        [(51, Status::Final), (52, Status::Closed), (53, Status::Expired), (54, Status::Cancelled), (55, Status::Open)]
    {
        let session = world.open(n).await?;
        world
            .change(&session, |session| {
                session.assessment.status = status;
                session.assessment.received = Units::from(1);
            })
            .await?;
    }
    let mut tx = world.store.read().await?;
    let mut found = tx.settling(&network()).await?;
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);
    assert_eq!(tx.settling(&NetworkId::evm(1)).await?, []);
    Ok(())
}

async fn ended(world: &World, n: u32, status: Status, deadline: Millis) -> Result<Session, crate::StorageError> {
    let mut session = world.session(n);
    session.terms.deadline = deadline;
    session.assessment.status = status;
    world.add(&session, false).await?;
    Ok(session)
}

pub async fn sessions_fall_due_when_the_network_is_known_past_their_deadline(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let at = |ms: i64| NOW.plus(Millis(ms));
    let second = ended(&world, 1, Status::Open, at(20)).await?;
    let first = ended(&world, 2, Status::Open, at(10)).await?;
    ended(&world, 3, Status::Detected, at(10)).await?;
    ended(&world, 4, Status::Cancelled, at(10)).await?;
    let expired = ended(&world, 5, Status::Expired, at(5)).await?;
    let due = async |until: Millis, most| world.store.read().await?.due(&network(), until, most).await;
    assert_eq!(due(at(10), 9).await?, [], "in time is until the deadline itself");
    assert_eq!(due(at(11), 9).await?, [first.id]);
    assert_eq!(due(at(21), 9).await?, [first.id, second.id]);
    assert_eq!(due(at(21), 1).await?, [first.id], "the longest overdue first");
    assert_eq!(due(at(5).plus(Terms::CLOSE_AFTER), 9).await?, [first.id, second.id]);
    assert_eq!(due(at(6).plus(Terms::CLOSE_AFTER), 9).await?, [expired.id, first.id, second.id]);
    assert_eq!(world.store.read().await?.due(&NetworkId::evm(1), at(1_000_000_000), 9).await?, []);
    Ok(())
}

pub async fn late_money_keeps_a_session_from_closing(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let with = |flag: Flag| Flags::collect(|other| other == flag);
    for (n, flag, received) in
        [(1, Flag::Late, 0), (2, Flag::WrongAsset, 0), (3, Flag::Underpaid, 5), (4, Flag::Reorged, 0)]
    {
        let session = ended(&world, n, Status::Expired, NOW).await?;
        world
            .change(&session, |session| {
                session.assessment.flags = with(flag);
                session.assessment.received = Units::from(received);
            })
            .await?;
    }
    let long_after = NOW.plus(Terms::CLOSE_AFTER).plus(Terms::CLOSE_AFTER);
    let due = world.store.read().await?.due(&network(), long_after, 9).await?;
    assert_eq!(due, [world.session(4).id], "only what the network took back is no money");
    Ok(())
}

pub async fn sessions_that_wait_for_the_native_coin_are_found(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let native = |n| {
        let mut session = world.session(n);
        session.terms.asset = world.native.id.clone();
        session
    };
    let (waiting, expired, done) = (native(1), native(2), native(3));
    for session in [&waiting, &expired, &done] {
        world.add(session, false).await?;
    }
    world.open(4).await?;
    world.change(&expired, |session| session.assessment.status = Status::Expired).await?;
    world.change(&done, |session| session.assessment.status = Status::Final).await?;
    let mut shared = native(5);
    shared.address = waiting.address.clone();
    shared.terms.deadline = waiting.terms.deadline.plus(Millis::seconds(9));
    let mut tx = world.store.write().await?;
    tx.insert_session(&shared).await?;
    let mut found = tx.waiting_for_native(&network(), NOW).await?;
    found.sort();
    let mut expected = [(waiting.address, shared.terms.deadline), (expired.address.clone(), expired.terms.deadline)];
    expected.sort();
    assert_eq!(found, expected, "an expired one too, and of two at one address the later");
    let since = waiting.terms.deadline;
    assert_eq!(tx.waiting_for_native(&network(), since).await?.len(), 1, "not those that were over before");
    assert_eq!(tx.waiting_for_native(&NetworkId::evm(1), NOW).await?, []);
    Ok(())
}
