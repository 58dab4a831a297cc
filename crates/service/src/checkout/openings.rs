//! Keeps one place from holding the seats of a link and burning a wallet's addresses, which costs nothing (X5).
//!
//! Counted in memory, by link and masked address: of one place only so many payments of a link begin within its time to pay.
//! As a place can be a house full of people behind one address, what is allowed is generous; but of a link with a limit it is
//! half of the seats, so that no place holds them all.

use domain::{Limit, Link, Millis, ids::LinkId, view::MaskedIp};
use std::{
    collections::{HashMap, VecDeque},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

/// However few seats a link has, one place may begin so many payments: people change their mind about the coin.
pub const FEWEST: u32 = 5;
/// The longest that a beginning counts at a link without limit, where it holds nothing from others.
const LONGEST: Millis = Millis::minutes(60);
/// From how many places on those that may begin anew anyway are forgotten.
const MANY: usize = 10_000;

/// Payments that were begun lately.
pub struct Openings {
    most: u32,
    begun: Mutex<HashMap<(LinkId, MaskedIp), Begun>>,
    refused: AtomicU64,
}

/// Those of one place at one link.
struct Begun {
    /// When, oldest first.
    at: VecDeque<Millis>,
    /// How long each counts.
    counts_for: Millis,
}

impl Begun {
    /// Forgets what does not count any more; also what lies ahead, after a clock was set back.
    fn forget(&mut self, now: Millis) {
        self.at.retain(|at| *at <= now && now.since(*at) < self.counts_for);
    }
}

impl Openings {
    /// Allows `most` at a link without limit.
    pub fn new(most: u32) -> Self {
        Self { most, begun: Mutex::default(), refused: AtomicU64::new(0) }
    }

    /// Counts that a payment of a link begins at a place.
    ///
    /// # Errors
    /// It may not; and how long it is until it may.
    pub fn begin(&self, link: &Link, place: MaskedIp, now: Millis) -> Result<(), Millis> {
        let most = self.most_of(link.limit);
        let counts_for = if link.limit == Limit::UNLIMITED { link.window.min(LONGEST) } else { link.window };
        let mut all = self.lock();
        if all.len() >= MANY {
            all.retain(|_, begun| {
                begun.forget(now);
                !begun.at.is_empty()
            });
        }
        let begun = all.entry((link.id, place)).or_insert_with(|| Begun { at: VecDeque::new(), counts_for });
        begun.counts_for = counts_for;
        begun.forget(now);
        if let Some(oldest) = begun.at.front().filter(|_| begun.at.len() >= most) {
            self.refused.fetch_add(1, Ordering::Relaxed);
            return Err(counts_for.since(now.since(*oldest)));
        }
        begun.at.push_back(now);
        Ok(())
    }

    /// Takes back the last that was counted: nothing was given out.
    pub fn undo(&self, link: &Link, place: MaskedIp) {
        if let Some(begun) = self.lock().get_mut(&(link.id, place)) {
            begun.at.pop_back();
        }
    }

    /// How many were refused since the start.
    pub fn refused(&self) -> u64 {
        self.refused.load(Ordering::Relaxed)
    }

    fn most_of(&self, limit: Limit) -> usize {
        let half = limit.most().map_or(u32::MAX, |seats| u32::from(seats) / 2);
        usize::try_from(self.most.min(half.max(FEWEST))).unwrap_or(usize::MAX)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<(LinkId, MaskedIp), Begun>> {
        self.begun.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
