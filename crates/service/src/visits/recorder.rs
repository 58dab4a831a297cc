//! The queue of looks that wait to be written, and the one task that writes them.

use super::Visit;
use crate::{Changed, Service, What, remind::Hours};
use domain::{Millis, ids::MerchantId, view::Day};
use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use storage::{StorageError, records::View};
use tokio::sync::{Mutex, mpsc};

/// How many looks may wait. More are not counted: memory and payments come first.
const WAITING: usize = 65_536;
/// How many are written in one transaction at most.
const BATCH: usize = 500;
/// How long a look waits for company.
const EVERY: Duration = Duration::from_secs(1);
/// How long the database is left to others after a batch: in a storm too, most of its time belongs to payments.
const REST: Duration = Duration::from_millis(50);

/// Looks that wait. One for each service.
pub struct Visits {
    queue: mpsc::Sender<Visit>,
    waiting: Mutex<mpsc::Receiver<Visit>>,
    written: AtomicU64,
    dropped: AtomicU64,
    batches: AtomicU64,
    /// When views of a merchant's links were written last, since the start.
    newest: std::sync::Mutex<HashMap<MerchantId, Millis>>,
}

/// What became of looks since the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VisitCounts {
    /// Written.
    pub written: u64,
    /// Not counted: too many waited, or the database refused.
    pub dropped: u64,
    /// Transactions that wrote them.
    pub batches: u64,
}

impl Default for Visits {
    fn default() -> Self {
        let (queue, waiting) = mpsc::channel(WAITING);
        Self {
            queue,
            waiting: Mutex::new(waiting),
            written: AtomicU64::new(0),
            dropped: AtomicU64::new(0),
            batches: AtomicU64::new(0),
            newest: std::sync::Mutex::default(),
        }
    }
}

impl Visits {
    /// Takes one in, or drops it; never waits.
    pub(super) fn note(&self, visit: Visit) {
        if self.queue.try_send(visit).is_err() {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Whether views of a merchant's links were written at `since` or later.
    pub fn has_news(&self, merchant: MerchantId, since: Millis) -> bool {
        let newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        newest.get(&merchant).is_some_and(|at| *at >= since)
    }

    fn written(&self, merchants: &[MerchantId], at: Millis) {
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        newest.extend(merchants.iter().map(|merchant| (*merchant, at)));
    }

    /// What became of looks so far.
    pub fn counts(&self) -> VisitCounts {
        VisitCounts {
            written: self.written.load(Ordering::Relaxed),
            dropped: self.dropped.load(Ordering::Relaxed),
            batches: self.batches.load(Ordering::Relaxed),
        }
    }
}

impl Service {
    /// Looks at links' pages since the start.
    pub fn visits(&self) -> &Visits {
        &self.visits
    }

    /// Writes looks in batches until `stop` resolves, then those that still wait. To be run once, beside everything
    /// else.
    pub async fn record_visits(self: Arc<Self>, stop: impl Future<Output = ()>) {
        let mut waiting = self.visits.waiting.lock().await;
        tokio::pin!(stop);
        let mut batch = Vec::with_capacity(BATCH);
        loop {
            tokio::select! {
                () = &mut stop => break,
                () = gather(&mut waiting, &mut batch) => {}
            }
            self.write_visits(&mut batch).await;
            tokio::select! {
                () = &mut stop => break,
                () = tokio::time::sleep(REST) => {}
            }
        }
        self.write_visits(&mut batch).await;
        while let Ok(visit) = waiting.try_recv() {
            batch.push(visit);
            if batch.len() == BATCH {
                self.write_visits(&mut batch).await;
            }
        }
        self.write_visits(&mut batch).await;
    }

    /// Writes what waits now. For tests and for what must see its own looks.
    pub async fn flush_visits(&self) {
        let mut batch = Vec::new();
        let mut waiting = self.visits.waiting.lock().await;
        while let Ok(visit) = waiting.try_recv() {
            batch.push(visit);
            if batch.len() == BATCH {
                self.write_visits(&mut batch).await;
            }
        }
        self.write_visits(&mut batch).await;
    }

    async fn write_visits(&self, batch: &mut Vec<Visit>) {
        if batch.is_empty() {
            return;
        }
        let views: Vec<View> = batch.drain(..).map(Visit::view).collect();
        let all = u64::try_from(views.len()).unwrap_or(u64::MAX);
        let write = async {
            let views = self.dated(views).await?;
            let mut tx = self.out.store.write().await?;
            let recorded = tx.record_views(&views).await?;
            tx.commit().await?;
            Ok::<_, StorageError>(recorded)
        };
        let added = match write.await {
            Ok(recorded) => {
                self.visits.batches.fetch_add(1, Ordering::Relaxed);
                self.visits.written(&recorded.merchants, self.now());
                let merchants = recorded.merchants.into_iter();
                self.live.announce(merchants.map(|merchant| Changed { merchant, what: What::Views }));
                recorded.added
            }
            Err(error) => {
                // Not tried again: nobody's money depends on it, and what waits would grow.
                tracing::warn!(%error, views = all, "views could not be written");
                0
            }
        };
        self.visits.written.fetch_add(added, Ordering::Relaxed);
        self.visits.dropped.fetch_add(all.saturating_sub(added), Ordering::Relaxed);
    }

    /// Each with the day that it is by the clock of the business. Looked up before anybody waits for who writes.
    async fn dated(&self, views: Vec<View>) -> Result<Vec<(View, Day)>, StorageError> {
        let links: Vec<_> = views.iter().map(|view| view.link).collect::<HashSet<_>>().into_iter().collect();
        let mut tx = self.out.store.read().await?;
        let merchants: HashMap<_, _> = tx.merchants_of_links(&links).await?.into_iter().collect();
        let mut clocks = HashMap::new();
        for merchant in merchants.values().copied().collect::<HashSet<_>>() {
            clocks.insert(merchant, Hours::of(&mut *tx, merchant).await?);
        }
        let day = |view: &View| {
            let hours = merchants.get(&view.link).and_then(|merchant| clocks.get(merchant));
            // Of a link that is gone nothing is written.
            hours.map_or(Day::of(view.at), |hours| hours.day(view.at))
        };
        let dated = |view: View| {
            let day = day(&view);
            (view, day)
        };
        Ok(views.into_iter().map(dated).collect())
    }
}

/// Fills a batch: until it is full, or its first look has waited long enough. Keeps what it has when it is dropped.
async fn gather(waiting: &mut mpsc::Receiver<Visit>, batch: &mut Vec<Visit>) {
    if batch.is_empty() {
        match waiting.recv().await {
            Some(visit) => batch.push(visit),
            None => return,
        }
    }
    let full = async {
        while batch.len() < BATCH {
            let room = BATCH - batch.len();
            if waiting.recv_many(batch, room).await == 0 {
                return;
            }
        }
    };
    drop(tokio::time::timeout(EVERY, full).await);
}
