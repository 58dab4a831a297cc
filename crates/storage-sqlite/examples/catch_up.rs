//! How many credits a second SQLite takes while catching up (PERF7): a commit a step of so many credits, with everything
//! that a step of a follower asks for. `cargo run --release -p storage-sqlite --example catch_up [steps] [credits a step]`; prints one
//! line of JSON, in whole numbers, with how long a commit takes that changes next to nothing: what the disk takes to flush.

use domain::{Millis, NetworkId, Status, Units};
use std::{sync::Arc, time::Instant};
use storage::{
    Store,
    conformance::fixtures::{NOW, World, hash},
    records::{NetworkHealth, Session, StoredHeader},
};
use storage_sqlite::TemporaryStore;

type Outcome = Result<(), Box<dyn std::error::Error + Send + Sync>>;

/// Commits that are timed for nothing but their flush.
const FLUSHES: u32 = 50;

#[tokio::main]
async fn main() -> Outcome {
    let argument = |n: usize, otherwise: u32| std::env::args().nth(n).map_or(Ok(otherwise), |given| given.parse());
    let (steps, credits) = (argument(1, 200)?, argument(2, 100)?);
    let store = TemporaryStore::create().await?;
    let world = World::new(Arc::new(store.clone())).await?;
    let mut tx = store.write().await?;
    for n in 0..steps * credits {
        let session = world.session(n);
        tx.insert_session(&session).await?;
        tx.give_address(&session, false).await?;
    }
    tx.commit().await?;

    let network = NetworkId::evm(31337);
    let mut cursor: Option<String> = None;
    let start = Instant::now();
    for n in 0..steps {
        cursor = Some(step(&world, &network, n * credits..(n + 1) * credits, cursor.as_deref()).await?);
    }
    let took = start.elapsed();
    let start = Instant::now();
    for n in 0..FLUSHES {
        let mut tx = store.write().await?;
        tx.set_setting("flush", &n.to_string()).await?;
        tx.commit().await?;
    }
    let flush = start.elapsed().as_micros() / u128::from(FLUSHES);
    let credits = u128::from(steps * credits);
    println!(
        "{}",
        serde_json::json!({
            "credits": credits,
            "ms": took.as_millis(),
            "credits_a_second": credits * 1_000_000 / took.as_micros().max(1),
            "us_a_flush": flush,
        })
    );
    Ok(())
}

/// What applying one block with these credits asks of the store.
async fn step(
    world: &World,
    network: &NetworkId,
    credits: std::ops::Range<u32>,
    cursor: Option<&str>,
) -> Result<String, Box<dyn std::error::Error + Send + Sync>> {
    let height = u64::from(credits.end);
    let header = StoredHeader { height, hash: hash(height), parent: cursor.unwrap_or_default().to_owned(), time: NOW };
    let sessions: Vec<Session> = credits.clone().map(|n| world.session(n)).collect();
    let transfers: Vec<_> = credits.clone().zip(&sessions).map(|(n, s)| world.transfer(n, s, height)).collect();
    let arrivals: Vec<_> =
        transfers.iter().map(|t| (t.transfer.to.clone(), t.transfer.asset.clone(), t.transfer.units)).collect();
    let ids: Vec<_> = sessions.iter().map(|session| session.id).collect();

    let mut tx = world.store.write().await?;
    tx.advance_cursor(network, cursor, &[], std::slice::from_ref(&header), 512).await?;
    tx.claims_for(&arrivals).await?;
    tx.record_transfers(&transfers).await?;
    tx.set_health(network, &NetworkHealth { height: Some(height), ..NetworkHealth::default() }).await?;
    tx.settling(network).await?;
    tx.due(network, NOW, 500).await?;
    let mut read = tx.sessions_by_id(&ids).await?;
    tx.transfers_of(&ids).await?;
    for session in &mut read {
        session.assessment.status = Status::Final;
        session.assessment.received = session.terms.due;
        session.assessment.missing = Units::ZERO;
        session.paid_at = Some(NOW.plus(Millis(1)));
    }
    tx.update_sessions(&read).await?;
    let events: Vec<_> = credits.clone().zip(&ids).map(|(n, id)| world.event(n, Some(*id))).collect();
    tx.append_all(&events).await?;
    tx.commit().await?;
    Ok(header.hash)
}
