//! How the dashboard's reads answer on a large database (REL6).
//! `cargo run --release -p storage-sqlite --example many [links] [views]`; prints one line of JSON, microseconds. The database
//! stands in the system's place for temporary files: 8 GB for a million links and ten million views.

mod fill;
mod reads;

use reads::Read;
use std::{sync::Arc, time::Instant};
use storage::{Store, conformance::fixtures::World};
use storage_sqlite::SqliteStore;

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

const ROUNDS: u32 = 200;

#[tokio::main]
async fn main() -> Outcome {
    let argument = |n: usize, otherwise: u32| std::env::args().nth(n).map_or(Ok(otherwise), |given| given.parse());
    let (links, views) = (argument(1, 1_000)?, argument(2, 10_000)?);
    let directory = tempfile::tempdir()?;
    let path = directory.path().join("many.sqlite");
    let store = Arc::new(SqliteStore::open(&path).await?);
    let world = World::new(Arc::clone(&store) as Arc<dyn Store>).await?;
    // Templates for everything that is copied.
    let session = world.open(0).await?;
    world.record(&[world.transfer(0, &session, 10)]).await?;
    let filling = Instant::now();
    fill::fill(&path, links, views).await?;
    let filled = filling.elapsed().as_millis();
    let bytes = std::fs::metadata(&path)?.len();

    let mut figures = serde_json::Map::new();
    for read in Read::ALL {
        let mut took = Vec::with_capacity(usize::try_from(ROUNDS)?);
        for round in 0..ROUNDS {
            // Spread over all links.
            let n = u64::from(round) * 2_654_435_761 % u64::from(links);
            let start = Instant::now();
            read.ask(&world, u32::try_from(n)?).await?;
            took.push(start.elapsed().as_micros());
        }
        took.sort_unstable();
        let at = |percent: usize| took.get(took.len() * percent / 100).copied().unwrap_or_default();
        figures.insert(format!("{read:?}"), serde_json::json!({ "p50": at(50), "p99": at(99) }));
    }
    println!(
        "{}",
        serde_json::json!({ "links": links, "views": views, "fill_ms": filled, "bytes": bytes, "micros": figures })
    );
    store.close().await;
    Ok(())
}
