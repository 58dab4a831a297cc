//! How the dashboard's reads answer on a large database, beside the same reads on a small one (REL6).
//! `cargo run --release -p storage-sqlite --example many [links] [views a link] [folder]`; prints one line of JSON, nanoseconds.
//! The databases stand in the folder, where the next run finds them filled, or in the system's place for temporary files: 8 GB
//! for a million links and ten million views.
//!
//! Both sizes are asked in turn, read after read and round after round, so that what disturbs the machine disturbs both. Before
//! each round something is written, as on a server that follows a network: what readers keep of the file is then gone.

mod fill;
mod reads;

use reads::Read;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Instant,
};
use storage::{Store, conformance::fixtures::World};
use storage_sqlite::SqliteStore;

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// How many links the small database has.
const SMALL: u32 = 1_000;
/// How often each read is asked.
const ROUNDS: u32 = 300;
/// Rounds before any is counted.
const WARM_UP: u32 = 10;
/// A setting that says that a database was filled to the end.
const FILLED: &str = "many.filled";

/// A database of one size.
struct Side {
    links: u32,
    store: Arc<SqliteStore>,
    world: World,
    /// Nanoseconds by read.
    took: Vec<Vec<u128>>,
}

impl Side {
    /// Opens it, and fills it if it is not there.
    async fn open(folder: &Path, links: u32, views: u32) -> Outcome<Self> {
        let path = folder.join(format!("many-{links}-{views}.sqlite"));
        let mut store = Arc::new(SqliteStore::open(&path).await?);
        let filled = store.read().await?.setting(FILLED).await?.is_some();
        if !filled {
            let world = World::new(Arc::clone(&store) as Arc<dyn Store>).await?;
            // Templates for everything that is copied.
            let session = world.open(0).await?;
            world.record(&[world.transfer(0, &session, 10)]).await?;
            fill::fill(&path, links, views * links).await?;
            let mut tx = store.write().await?;
            tx.set_setting(FILLED, "yes").await?;
            tx.commit().await?;
            // As the next start finds it.
            store.close().await;
            store = Arc::new(SqliteStore::open(&path).await?);
        }
        let world = World::known(Arc::clone(&store) as Arc<dyn Store>)?;
        Ok(Self { links, store, world, took: vec![Vec::new(); Read::ALL.len()] })
    }

    /// Asks once. Each round asks about another link, spread over all.
    async fn ask(&mut self, at: usize, read: Read, round: u32) -> Outcome {
        let n = u64::from(round) * 2_654_435_761 % u64::from(self.links);
        let start = Instant::now();
        read.ask(&self.world, u32::try_from(n)?).await?;
        let took = start.elapsed().as_nanos();
        if let Some(all) = self.took.get_mut(at).filter(|_| round >= WARM_UP) {
            all.push(took);
        }
        Ok(())
    }

    /// Writes something, so that what readers keep of the file is no longer of use.
    async fn write(&self, round: u32) -> Outcome {
        let mut tx = self.store.write().await?;
        tx.set_setting("many.round", &round.to_string()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Of a read: what a tenth of all answers took at most, which tells most where others use the machine too, and half of them, and
    /// nearly all.
    fn figures(&mut self, at: usize) -> serde_json::Value {
        let Some(took) = self.took.get_mut(at) else { return serde_json::Value::Null };
        took.sort_unstable();
        let at = |percent: usize| took.get(took.len() * percent / 100).copied().unwrap_or_default();
        serde_json::json!({ "p10": at(10), "p50": at(50), "p99": at(99) })
    }
}

#[tokio::main]
async fn main() -> Outcome {
    let argument = |n: usize, otherwise: u32| std::env::args().nth(n).map_or(Ok(otherwise), |given| given.parse());
    let (links, views) = (argument(1, 1_000_000)?, argument(2, 10)?);
    let temporary = tempfile::tempdir()?;
    let folder = std::env::args().nth(3).map_or_else(|| temporary.path().to_owned(), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    let filling = Instant::now();
    let mut small = Side::open(&folder, SMALL, views).await?;
    let mut large = Side::open(&folder, links, views).await?;
    let filled = filling.elapsed().as_millis();

    for round in 0..ROUNDS + WARM_UP {
        small.write(round).await?;
        large.write(round).await?;
        for (at, read) in Read::ALL.into_iter().enumerate() {
            if round % 2 == 0 {
                small.ask(at, read, round).await?;
                large.ask(at, read, round).await?;
            } else {
                large.ask(at, read, round).await?;
                small.ask(at, read, round).await?;
            }
        }
    }
    let mut figures = serde_json::Map::new();
    for (at, read) in Read::ALL.into_iter().enumerate() {
        let sides = serde_json::json!({ "small": small.figures(at), "large": large.figures(at) });
        figures.insert(format!("{read:?}"), sides);
    }
    println!("{}", serde_json::json!({ "links": links, "views": views, "fill_ms": filled, "nanos": figures }));
    small.store.close().await;
    large.store.close().await;
    Ok(())
}
