//! Transactions that change the same rows at once, in an order in which none waits for one that waits for it.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    customers::customer,
    fixtures::{NOW, World, link},
};
use crate::{
    StorageError, Store,
    records::{Place, Session},
};
use domain::{Customer, Limit, Link, Slot, Status, customer::About, ids::LinkId};
use std::sync::Arc;

/// How often each pair meets.
const ROUNDS: u32 = 20;

fn place(session: &Session) -> Place {
    Place { session: session.id, link: session.link, product: None, quantity: 1, slot: Slot::Held }
}

/// A session on a link, with its place.
async fn open(world: &World, n: u32, link: LinkId) -> Result<Session, StorageError> {
    let session = Session { link, ..world.session(n) };
    world.add(&session, false).await?;
    let mut tx = world.store.write().await?;
    tx.claim_place(&place(&session)).await?;
    tx.commit().await?;
    Ok(session)
}

/// What a follower does: reads, takes a place for the last, and pays them all.
async fn judge(world: World, sessions: Vec<Session>, status: Status) -> Result<(), StorageError> {
    let mut tx = world.store.write().await?;
    let ids: Vec<_> = sessions.iter().map(|session| session.id).collect();
    let mut judged = tx.sessions_by_id(&ids).await?;
    if let Some(last) = sessions.last() {
        tx.reclaim_place(&place(last)).await?;
    }
    for session in &mut judged {
        session.assessment.status = status;
        session.paid_at = status.is_paid().then_some(NOW);
    }
    tx.update_sessions(&judged).await?;
    tx.commit().await
}

async fn all(racers: tokio::task::JoinSet<Result<(), StorageError>>) -> Outcome {
    for outcome in racers.join_all().await {
        outcome?;
    }
    Ok(())
}

pub async fn i2_judgements_of_sessions_on_crossing_links_do_not_wait_for_each_other(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let second = Link { limit: Limit::payments(9)?, ..link(2, &world.merchant)? };
    let mut tx = world.store.write().await?;
    tx.insert_link(&second).await?;
    tx.update_link(&Link { limit: Limit::payments(9)?, ..world.link.clone() }).await?;
    tx.commit().await?;
    let (one, two) = (world.link.id, second.id);
    // Each takes a place on the link that the other changes first.
    let mine = vec![open(&world, 1, one).await?, open(&world, 2, two).await?];
    let theirs = vec![open(&world, 3, two).await?, open(&world, 4, one).await?];
    for round in 0..ROUNDS {
        let status = if round % 2 == 0 { Status::Paid } else { Status::Open };
        let mut racers = tokio::task::JoinSet::new();
        racers.spawn(judge(world.clone(), mine.clone(), status));
        racers.spawn(judge(world.clone(), theirs.clone(), status));
        all(racers).await?;
    }
    Ok(())
}

pub async fn p2_putting_payments_to_a_customer_and_judging_them_do_not_wait_for_each_other(
    store: Arc<dyn Store>,
) -> Outcome {
    let world = World::new(store).await?;
    let mut sessions = Vec::new();
    // From high ids to low, so that the order of rows is not that of ids.
    for n in (1..=16).rev() {
        let mut session = world.session(n);
        session.customer.email = Some("maja@example.com".to_owned());
        world.add(&session, false).await?;
        sessions.push(session);
    }
    for round in 0..ROUNDS {
        let status = if round % 2 == 0 { Status::Paid } else { Status::Open };
        let maja = Customer { email: "maja@example.com".parse()?, ..customer(&world, round)? };
        let mut racers = tokio::task::JoinSet::new();
        racers.spawn(judge(world.clone(), sessions.clone(), status));
        let ours = world.clone();
        racers.spawn(async move {
            let mut tx = ours.store.write().await?;
            tx.adopt_sessions(&maja).await?;
            // Rolled back, so that there is as much to adopt in the next round.
            Ok(())
        });
        all(racers).await?;
    }
    Ok(())
}

pub async fn r21_naming_payments_after_their_customer_and_judging_them_do_not_wait_for_each_other(
    store: Arc<dyn Store>,
) -> Outcome {
    let world = World::new(store).await?;
    let maja = customer(&world, 1)?;
    let mut tx = world.store.write().await?;
    tx.insert_customer(&maja).await?;
    tx.commit().await?;
    let mut sessions = Vec::new();
    // From high ids to low, as above.
    for n in (1..=16).rev() {
        let session = world.open(n).await?;
        let mut tx = world.store.write().await?;
        tx.put_session(session.id, maja.id).await?;
        tx.commit().await?;
        sessions.push(session);
    }
    for round in 0..ROUNDS {
        let status = if round % 2 == 0 { Status::Paid } else { Status::Open };
        let about = About { name: Some(format!("Maja {round}")), ..About::default() };
        let named = Customer { about, ..maja.clone() };
        let mut racers = tokio::task::JoinSet::new();
        racers.spawn(judge(world.clone(), sessions.clone(), status));
        let ours = world.clone();
        racers.spawn(async move {
            let mut tx = ours.store.write().await?;
            tx.update_customer(&named).await?;
            tx.commit().await
        });
        all(racers).await?;
    }
    Ok(())
}

pub async fn p2_putting_customers_together_and_judging_payments_of_both_do_not_wait_for_each_other(
    store: Arc<dyn Store>,
) -> Outcome {
    let world = World::new(store).await?;
    let both = [customer(&world, 1)?, customer(&world, 2)?];
    let mut tx = world.store.write().await?;
    for one in &both {
        tx.insert_customer(one).await?;
    }
    tx.commit().await?;
    let mut sessions = Vec::new();
    for (n, one) in (1..=16).zip(both.iter().cycle()) {
        let session = world.open(n).await?;
        let mut tx = world.store.write().await?;
        tx.put_session(session.id, one.id).await?;
        tx.commit().await?;
        sessions.push(session);
    }
    for round in 0..ROUNDS {
        let status = if round % 2 == 0 { Status::Paid } else { Status::Open };
        let mut racers = tokio::task::JoinSet::new();
        racers.spawn(judge(world.clone(), sessions.clone(), status));
        let (ours, both) = (world.clone(), both.clone());
        racers.spawn(async move {
            let mut tx = ours.store.write().await?;
            for one in &both {
                tx.hold_customer(one.merchant, one.id).await?;
            }
            tx.hold_payments_of(&both).await?;
            let [into, from] = both;
            tx.merge_customers(into.merchant, from.id, into.id).await?;
            let about = About { name: Some("Maja".to_owned()), ..About::default() };
            tx.update_customer(&Customer { about, ..into }).await?;
            // Rolled back, so that there are two to put together in the next round.
            Ok(())
        });
        all(racers).await?;
    }
    Ok(())
}
