//! How many steps SQLite's machine takes for the dashboard's reads, counted instead of timed: a list that looks at every row takes
//! twenty times as many where there are twenty times as many rows (REL6).

#[path = "../examples/many/fill.rs"]
mod fill;
#[path = "../examples/many/reads.rs"]
mod reads;

use crate::SqliteStore;
use reads::Read;
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use storage::{Store, conformance::fixtures::World};

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Already more than is read of a list from end to end, and than lists are counted to.
const FEW: u32 = 2_000;
/// Reading all of these takes four times as many steps as may be added, even if a row takes only one.
const MANY: u32 = 40_000;
const VIEWS: u32 = 3;
/// After so many steps the counter is told.
const GRAIN: i32 = 10;
/// Each read is asked about so many links, spread over all.
const ASKED: u64 = 5;
/// Where there is more than lists are counted to, so much more may be counted than where there is less.
const COUNTING: u64 = 1_001 * 10 * ASKED;

/// A filled database and the steps that its readers took, in grains.
struct Counted {
    world: World,
    links: u32,
    grains: Arc<AtomicU64>,
}

impl Counted {
    async fn new(folder: &Path, links: u32) -> Outcome<Self> {
        let path = folder.join(format!("{links}.sqlite"));
        // One reader, so that all that is read is counted.
        let store = SqliteStore::open_with(&path, 1).await?;
        let world = World::new(Arc::new(store.clone()) as Arc<dyn Store>).await?;
        let session = world.open(0).await?;
        world.record(&[world.transfer(0, &session, 10)]).await?;
        fill::fill(&path, links, links * VIEWS).await?;
        let grains = Arc::new(AtomicU64::new(0));
        let mut reader = store.readers.acquire().await?;
        let counter = Arc::clone(&grains);
        reader.lock_handle().await?.set_progress_handler(GRAIN, move || {
            counter.fetch_add(1, Ordering::Relaxed);
            true
        });
        drop(reader);
        Ok(Self { world, links, grains })
    }

    /// The steps of a read, all that is asked together.
    async fn steps(&self, read: Read) -> Outcome<u64> {
        self.grains.store(0, Ordering::Relaxed);
        // But for the first: its number is made of letters that all others have too.
        for round in 1..=ASKED {
            let n = round * 2_654_435_761 % u64::from(self.links);
            read.ask(&self.world, u32::try_from(n)?).await?;
        }
        Ok(self.grains.load(Ordering::Relaxed) * u64::from(GRAIN.unsigned_abs()))
    }
}

#[tokio::test]
async fn rel6_no_read_of_the_dashboard_takes_more_steps_where_there_is_more() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (few, many) = (Counted::new(folder.path(), FEW).await?, Counted::new(folder.path(), MANY).await?);
    let mut grown = Vec::new();
    for read in Read::ALL {
        let (before, after) = (few.steps(read).await?, many.steps(read).await?);
        assert!(before > 0, "{read:?} is not counted");
        if after > before + before / 2 + COUNTING {
            grown.push(format!("{read:?}: {before} steps of {FEW} links, {after} of {MANY}"));
        }
    }
    assert!(grown.is_empty(), "{grown:#?}");
    Ok(())
}
