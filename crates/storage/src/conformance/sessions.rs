//! Sessions one by one.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World, assert_taken},
};
use crate::Store;
use domain::{
    Confirmations, CustomerInfo, Flags, Millis, Status, Tolerance, Units, VerificationCode,
    amount::U256,
    ids::SessionId,
    session::{Decision, Progress},
};
use std::sync::Arc;

pub async fn a_session_survives_being_stored_to_the_last_unit(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut session = world.session(1);
    session.id = SessionId::from_random(u128::MAX);
    session.terms.due = Units(U256::MAX);
    session.terms.tolerance = Tolerance::from_basis_points(125)?;
    session.terms.finality = Confirmations::Safe;
    session.assessment.missing = Units(U256::MAX);
    session.decimals = u8::MAX;
    session.address_index = u32::MAX;
    session.customer = CustomerInfo {
        name: Some("Søren \"O'Neil\" 漢字 🙂".to_owned()),
        email: Some("soren@example.com".to_owned()),
        phone: Some("+4741234567".to_owned()),
        address: Some("Street 1\n0150 Oslo".to_owned()),
        note: Some("'; DROP TABLE sessions; --".to_owned()),
    };
    world.add(&session, false).await?;
    let mut tx = world.store.read().await?;
    assert_eq!(tx.session(session.id).await?.as_ref(), Some(&session));
    assert_eq!(tx.session_by_code(session.code).await?, Some(session));
    drop(tx);
    let mut fixed = world.session(2);
    fixed.terms.tolerance = Tolerance::Fixed(Units(U256::MAX));
    world.add(&fixed, false).await?;
    let mut tx = world.store.read().await?;
    assert_eq!(tx.session(fixed.id).await?, Some(fixed), "terms hold either kind of tolerance");
    assert_eq!(tx.session(SessionId::from_random(5)).await?, None);
    assert_eq!(tx.session_by_code(VerificationCode::from_random(5)).await?, None);
    Ok(())
}

pub async fn what_changes_is_stored_and_the_version_counts_up(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let mut changed = session.clone();
    changed.assessment.status = Status::Paid;
    changed.assessment.received = Units::from(u64::MAX);
    changed.assessment.missing = Units::ZERO;
    changed.assessment.excess = Units(U256::MAX);
    changed.assessment.progress = Progress { reached: 12, needed: 12 };
    changed.assessed_at = NOW.plus(Millis(5));
    changed.paid_at = Some(NOW.plus(Millis(4)));
    let mut disguised = changed.clone();
    disguised.terms.due = Units::from(1);
    disguised.code = VerificationCode::from_random(99);
    let mut tx = world.store.write().await?;
    tx.update_session(&disguised).await?;
    tx.commit().await?;
    changed.version = session.version + 1;
    assert_eq!(world.store.read().await?.session(session.id).await?.as_ref(), Some(&changed), "I10: terms stay");
    changed.paid_at = None;
    world.change(&changed, |_| {}).await?;
    let stored = world.store.read().await?.session(session.id).await?.ok_or("the session is gone")?;
    assert_eq!((stored.paid_at, stored.version), (None, session.version + 2));
    Ok(())
}

pub async fn every_decision_status_and_flag_survives_being_stored(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let statuses = [
        Status::Open,
        Status::Detected,
        Status::Confirming,
        Status::Paid,
        Status::Final,
        Status::Expired,
        Status::Closed,
        Status::Cancelled,
    ];
    let decisions = [Decision::Cancelled(NOW), Decision::Accepted, Decision::Dismissed, Decision::None];
    for (n, status) in statuses.into_iter().enumerate() {
        let changed = world
            .change(&session, |session| {
                session.assessment.status = status;
                session.decision = decisions[n % decisions.len()];
                session.assessment.flags = Flags::collect(|_| n % 2 == 0);
            })
            .await?;
        let stored = world.store.read().await?.session(session.id).await?.ok_or("the session is gone")?;
        assert_eq!((stored.assessment, stored.decision), (changed.assessment, changed.decision));
    }
    Ok(())
}

pub async fn a_code_is_taken_once(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let mut other = world.session(2);
    other.code = session.code;
    assert_taken(world.store.write().await?.insert_session(&other).await, "code")
}

pub async fn an_update_of_no_session_is_an_error(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let mut tx = world.store.write().await?;
    assert!(tx.update_session(&world.session(2)).await.is_err());
    assert!(tx.update_sessions(&[session, world.session(2)]).await.is_err());
    Ok(())
}

pub async fn many_sessions_change_at_once(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut sessions = Vec::new();
    for n in 0..10 {
        sessions.push(world.open(n).await?);
    }
    for (n, session) in sessions.iter_mut().enumerate() {
        session.assessment.received = Units::from(u64::try_from(n)?);
    }
    let mut twice = sessions[..5].to_vec();
    twice[0].assessment.received = Units::from(77);
    twice.push(sessions[0].clone());
    let mut tx = world.store.write().await?;
    tx.update_sessions(&[]).await?;
    tx.update_sessions(&twice).await?;
    tx.commit().await?;
    let ids: Vec<_> = sessions.iter().map(|session| session.id).collect();
    let stored = world.store.read().await?.sessions_by_id(&ids).await?;
    for (n, (stored, given)) in stored.iter().zip(&sessions).enumerate() {
        let (received, version) = if n < 5 { (given.assessment.received, 2) } else { (Units::ZERO, 1) };
        assert_eq!((stored.assessment.received, stored.version), (received, version), "{n}");
    }
    Ok(())
}

pub async fn sessions_come_in_the_order_they_were_asked_for(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (one, other) = (world.open(1).await?, world.open(2).await?);
    let unknown = SessionId::from_random(5);
    let mut tx = world.store.write().await?;
    assert_eq!(tx.sessions_by_id(&[other.id, unknown, one.id]).await?, [other, one]);
    assert_eq!(tx.sessions_by_id(&[]).await?, []);
    Ok(())
}

/// Many who read, decide and write at once: each builds on what the one before wrote.
pub async fn a_judgement_is_never_overwritten_by_one_made_before_it_i2(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let mut racers = tokio::task::JoinSet::new();
    for racer in 0..8 {
        let (store, id, code) = (Arc::clone(&world.store), session.id, session.code);
        let merchant = world.merchant.id;
        racers.spawn(async move {
            let mut tx = store.write().await?;
            let read = match racer % 3 {
                0 => tx.session(id).await?,
                1 => tx.session_by_code(code).await?,
                _ => tx.merchant_session(merchant, id).await?.map(|row| row.session),
            };
            let mut session = read.ok_or_else(|| crate::StorageError::Persistent("it is gone".to_owned()))?;
            tokio::task::yield_now().await;
            session.assessment.received = session.assessment.received.plus(Units::from(1));
            tx.update_session(&session).await?;
            tx.commit().await
        });
    }
    for outcome in racers.join_all().await {
        outcome?;
    }
    let stored = world.store.read().await?.session(session.id).await?.ok_or("the session is gone")?;
    assert_eq!((stored.assessment.received, stored.version), (Units::from(8), 9));
    Ok(())
}
