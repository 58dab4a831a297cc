//! The newest rates of the pairs in use, kept in memory.

mod desk;
mod memory;
mod pace;

use crate::RateSource;
use desk::Desk;
use domain::{
    Millis,
    fiat::{Agreed, ManualRate, NoRate, Pair, agree},
};
use memory::Memory;
use std::{
    collections::HashSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{
    sync::{Notify, watch},
    task::JoinSet,
    time::timeout,
};

/// How long is waited for rates of a pair that nobody asked for before.
const FIRST_WAIT: Duration = Duration::from_secs(3);
/// With fewer sources there is no majority against a liar.
const FEWEST_SOURCES: usize = 3;

/// The time. The server has a real one; tests turn theirs by hand.
pub trait Clock: Send + Sync {
    /// Now, UTC.
    fn now(&self) -> Millis;
}

/// Fewer than three sources, or two of one name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Rates need at least {FEWEST_SOURCES} sources with different names, and {0} are given.")]
pub struct TooFewSources(usize);

/// How a source is doing, for the merchant to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceState {
    /// What it is called.
    pub name: &'static str,
    /// When it last answered. `None`: not yet.
    pub answered: Option<Millis>,
    /// Why it did not, if it did not the last time that it was asked.
    pub trouble: Option<String>,
}

/// Asks the sources in the background, and answers from memory.
///
/// A source is asked every 20 seconds about the pairs in use: those asked for within the last ten minutes. There is one request to a source at a time, and growing pauses when it fails.
#[derive(Debug)]
pub struct RateBook {
    shared: Arc<Shared>,
    /// One for each source; they end when the book is dropped.
    _desks: JoinSet<()>,
}

/// What the book and its desks see.
struct Shared {
    clock: Arc<dyn Clock>,
    memory: Mutex<Memory>,
    /// Rings when a desk is done with a round.
    rounds: watch::Sender<()>,
    /// One for each source: rings when there is a new pair.
    bells: Vec<Arc<Notify>>,
}

impl Shared {
    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("sources", &self.bells.len()).finish_non_exhaustive()
    }
}

impl RateBook {
    /// Starts a task for each source on the current tokio runtime. Nothing is asked before a pair is in use.
    ///
    /// # Errors
    /// With fewer than three sources of different names.
    pub fn start(sources: Vec<Arc<dyn RateSource>>, clock: Arc<dyn Clock>) -> Result<Self, TooFewSources> {
        let names: Vec<&'static str> = sources.iter().map(|it| it.name()).collect();
        let different = names.iter().collect::<HashSet<_>>().len();
        if different < FEWEST_SOURCES || different < names.len() {
            return Err(TooFewSources(different));
        }
        let shared = Arc::new(Shared {
            clock,
            memory: Mutex::new(Memory::new(names)),
            rounds: watch::Sender::new(()),
            bells: sources.iter().map(|_| Arc::default()).collect(),
        });
        let mut desks = JoinSet::new();
        for (place, source) in sources.into_iter().enumerate() {
            desks.spawn(Desk::new(place, source, Arc::clone(&shared)).run());
        }
        Ok(Self { shared, _desks: desks })
    }

    /// What a coin is worth now, and who says so. Answers at once from memory; a pair that was not in use is asked for,
    /// and waited for up to 3 seconds. A manual rate is used alone, and then no source is asked.
    ///
    /// # Errors
    /// Why there is no rate that a quote may be made with.
    pub async fn agreed(&self, pair: &Pair, manual: Option<ManualRate>) -> Result<Agreed, NoRate> {
        if manual.is_none() {
            let mut rounds = self.shared.rounds.subscribe();
            if self.shared.memory().touch(pair) {
                self.ring();
                let heard_all = async {
                    while rounds.changed().await.is_ok() {
                        if !self.shared.memory().is_awaited(pair) {
                            break;
                        }
                    }
                };
                // Whoever has not answered by then has no voice yet.
                let _ = timeout(FIRST_WAIT, heard_all).await;
            }
        }
        let heard = self.shared.memory().heard(pair);
        agree(&heard, manual, self.shared.clock.now())
    }

    /// How the sources are doing.
    pub fn sources(&self) -> Vec<SourceState> {
        self.shared.memory().sources()
    }

    fn ring(&self) {
        self.shared.bells.iter().for_each(|bell| bell.notify_one());
    }
}
