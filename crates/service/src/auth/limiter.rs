//! So many at once, and then one after each span: the generic cell rate algorithm, by the service's clock.

use domain::Millis;
use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    sync::{Mutex, PoisonError},
};

/// From how many keys on those that are free again are forgotten.
const MANY: usize = 10_000;

/// Counts by key.
pub struct Limiter {
    /// How many at once.
    most: i64,
    /// After how long one more is free.
    every: Millis,
    /// Keys are chosen by strangers: only their hash is kept.
    hasher: RandomState,
    full: Mutex<Full>,
}

struct Full {
    /// When all are free again.
    at: HashMap<u64, i64>,
    /// From how many on to forget.
    clean_at: usize,
}

impl Limiter {
    /// `most` at once, one more after each `every`.
    pub fn new(most: u16, every: Millis) -> Self {
        let full = Mutex::new(Full { at: HashMap::new(), clean_at: MANY });
        Self { most: i64::from(most), every, hasher: RandomState::new(), full }
    }

    /// Whether one more is allowed; counts it if so.
    pub fn allows(&self, key: &str, now: Millis) -> bool {
        let latest = now.plus(Millis(self.every.0.saturating_mul(self.most))).0;
        let key = self.hasher.hash_one(key);
        let mut full = self.full.lock().unwrap_or_else(PoisonError::into_inner);
        if full.at.len() >= full.clean_at {
            full.at.retain(|_, at| *at > now.0);
            full.clean_at = MANY.max(full.at.len().saturating_mul(2));
        }
        // A clock that was set back locks nobody out for longer than the limit itself.
        let free_at = full.at.get(&key).copied().unwrap_or(now.0).clamp(now.0, latest);
        let next = free_at.saturating_add(self.every.0);
        let allowed = next <= latest;
        full.at.insert(key, if allowed { next } else { free_at });
        allowed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_at_once_and_then_one_after_each_span() {
        let limiter = Limiter::new(3, Millis::seconds(10));
        let allowed = |seconds: i64| (0..10).filter(|_| limiter.allows("key", Millis::seconds(seconds))).count();
        assert_eq!(allowed(0), 3);
        assert_eq!((allowed(9), allowed(10), allowed(19)), (0, 1, 0));
        assert_eq!(allowed(30), 2, "after two spans more");
        assert_eq!(allowed(10_000), 3, "never more than at first");
        assert!(limiter.allows("another", Millis(0)), "keys do not share");
    }

    #[test]
    fn a_clock_that_is_set_back_locks_nobody_out_for_longer() {
        let limiter = Limiter::new(2, Millis::seconds(10));
        assert!(limiter.allows("key", Millis::seconds(1_000_000)));
        assert!(!limiter.allows("key", Millis::seconds(0)));
        assert!(limiter.allows("key", Millis::seconds(10)));
    }

    #[test]
    fn what_is_free_again_is_forgotten() {
        let limiter = Limiter::new(1, Millis::seconds(10));
        for n in 0..MANY + 1 {
            assert!(limiter.allows(&n.to_string(), Millis(i64::try_from(n).unwrap() * 20_000)));
        }
        assert_eq!(limiter.full.lock().unwrap().at.len(), 1);
    }
}
