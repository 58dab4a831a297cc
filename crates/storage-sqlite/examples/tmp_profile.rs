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

static SUMS: std::sync::Mutex<std::collections::BTreeMap<&'static str, u128>> =
    std::sync::Mutex::new(std::collections::BTreeMap::new());
fn cpu() -> (u64, u64) {
    let s = std::fs::read_to_string("/proc/self/stat").unwrap();
    let v: Vec<&str> = s.rsplit(')').next().unwrap().split_whitespace().collect();
    (v[11].parse().unwrap(), v[12].parse().unwrap())
}
fn wb() -> u64 {
    let s = std::fs::read_to_string("/proc/self/io").unwrap();
    s.lines().find(|l| l.starts_with("wchar")).unwrap().split_whitespace().nth(1).unwrap().parse().unwrap()
}
const CREDITS: u32 = 100;

#[tokio::main]
async fn main() -> Outcome {
    let blocks: u32 = std::env::args().nth(1).map_or(Ok(200), |blocks| blocks.parse())?;
    let path = std::env::args().nth(2).unwrap();
    let phase = std::env::args().nth(3).unwrap();
    let store = storage_sqlite::SqliteStore::open(&path).await?;
    let world = if phase == "setup" {
        World::new(Arc::new(store.clone())).await?
    } else {
        use storage::conformance::fixtures as f;
        let m = f::merchant(1, "northlight")?;
        World {
            store: Arc::new(store.clone()),
            native: f::native()?,
            token: f::token()?,
            other: f::merchant(2, "southwind")?,
            wallet: f::wallet(1, &m),
            link: f::link(1, &m)?,
            merchant: m,
        }
    };
    if phase == "setup" {
        let mut tx = store.write().await?;
        for n in 0..blocks * CREDITS {
            let session = world.session(n);
            tx.insert_session(&session).await?;
            tx.give_address(&session, false).await?;
        }
        tx.commit().await?;
        store.close().await;
        return Ok(());
    }

    let network = NetworkId::evm(31337);
    let mut cursor: Option<String> = None;
    let c0 = cpu();
    let w0 = wb();
    let start = Instant::now();
    for block in 0..blocks {
        cursor = Some(step(&world, &network, block, cursor.as_deref()).await?);
    }
    let took = start.elapsed();
    let c1 = cpu();
    for (k, v) in SUMS.lock().unwrap().iter() {
        println!("{k:>14} {} us", v / u128::from(blocks));
    }
    println!(
        "cpu per block us: user {} sys {}; written per block KB {}",
        (c1.0 - c0.0) * 10000 / u64::from(blocks),
        (c1.1 - c0.1) * 10000 / u64::from(blocks),
        (wb() - w0) / 1024 / u64::from(blocks)
    );
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

    let mut marks = vec![("prep", Instant::now())];
    let mut tx = world.store.write().await?;
    marks.push(("begin", Instant::now()));
    tx.advance_cursor(network, cursor, &[], std::slice::from_ref(&header), 512).await?;
    marks.push(("advance", Instant::now()));
    tx.claims_for(&arrivals).await?;
    marks.push(("claims", Instant::now()));
    tx.record_transfers(&transfers).await?;
    marks.push(("record", Instant::now()));
    tx.set_health(network, &NetworkHealth { height: Some(height), ..NetworkHealth::default() }).await?;
    marks.push(("health", Instant::now()));
    tx.settling(network).await?;
    marks.push(("settling", Instant::now()));
    tx.due(network, NOW, 500).await?;
    marks.push(("due", Instant::now()));
    let mut read = tx.sessions_by_id(&ids).await?;
    marks.push(("by_id", Instant::now()));
    tx.transfers_of(&ids).await?;
    marks.push(("transfers_of", Instant::now()));
    for session in &mut read {
        session.assessment.status = Status::Final;
        session.assessment.received = session.terms.due;
        session.assessment.missing = Units::ZERO;
        session.paid_at = Some(NOW.plus(Millis(1)));
    }
    tx.update_sessions(&read).await?;
    marks.push(("update", Instant::now()));
    let events: Vec<_> = (block * CREDITS..).zip(&ids).map(|(n, id)| world.event(n, Some(*id))).collect();
    tx.append_all(&events).await?;
    marks.push(("append", Instant::now()));
    tx.commit().await?;
    marks.push(("commit", Instant::now()));
    for w in marks.windows(2) {
        *SUMS.lock().unwrap().entry(w[1].0).or_insert(0u128) += (w[1].1 - w[0].1).as_micros();
    }
    Ok(header.hash)
}
