//! How many credits a second SQLite takes while catching up (PERF7): 100 of them a block, a commit a block, everything that
//! a step of a follower asks for. `cargo run --release -p storage-sqlite --example catch_up [blocks]`

use domain::{Millis, NetworkId, Status, Units};
use std::{sync::Arc, time::Instant};
use storage::{
    Store,
    conformance::fixtures::{NOW, World, hash},
    records::{NetworkHealth, Session, StoredHeader},
};
use storage_sqlite::TemporaryStore;

type Outcome = Result<(), Box<dyn std::error::Error + Send + Sync>>;

const CREDITS: u32 = 100;

#[tokio::main]
async fn main() -> Outcome {
    let blocks: u32 = std::env::args().nth(1).map_or(Ok(200), |blocks| blocks.parse())?;
    let store = TemporaryStore::create().await?;
    let world = World::new(Arc::new(store.clone())).await?;
    let mut tx = store.write().await?;
    for n in 0..blocks * CREDITS {
        let session = world.session(n);
        tx.insert_session(&session).await?;
        tx.give_address(&session, false).await?;
    }
    tx.commit().await?;

    let network = NetworkId::evm(31337);
    let mut cursor: Option<String> = None;
    let start = Instant::now();
    for block in 0..blocks {
        cursor = Some(step(&world, &network, block, cursor.as_deref()).await?);
    }
    let took = start.elapsed();
    let credits = u128::from(blocks * CREDITS);
    println!(
        "{credits} credits in {} ms: {} a second",
        took.as_millis(),
        credits * 1_000_000 / took.as_micros().max(1)
    );
    Ok(())
}

/// What applying one block with credits asks of the store.
async fn step(
    world: &World,
    network: &NetworkId,
    block: u32,
    cursor: Option<&str>,
) -> Result<String, Box<dyn std::error::Error + Send + Sync>> {
    let height = u64::from(block) + 1;
    let header = StoredHeader { height, hash: hash(height), parent: hash(height - 1), time: NOW };
    let sessions: Vec<Session> = (block * CREDITS..(block + 1) * CREDITS).map(|n| world.session(n)).collect();
    let transfers: Vec<_> = (block * CREDITS..).zip(&sessions).map(|(n, s)| world.transfer(n, s, height)).collect();
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
    let events: Vec<_> = (block * CREDITS..).zip(&ids).map(|(n, id)| world.event(n, Some(*id))).collect();
    tx.append_all(&events).await?;
    tx.commit().await?;
    Ok(header.hash)
}
