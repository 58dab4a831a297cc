//! Slows down guessing: so many tries a minute from one place, and for one account.

use governor::{DefaultKeyedRateLimiter, Quota};
use std::num::NonZeroU32;

/// Tries to sign in.
pub struct Attempts {
    by_place: DefaultKeyedRateLimiter<String>,
    by_account: DefaultKeyedRateLimiter<String>,
}

const fn a_minute(tries: u32) -> Quota {
    match NonZeroU32::new(tries) {
        Some(tries) => Quota::per_minute(tries),
        None => Quota::per_minute(NonZeroU32::MIN),
    }
}

impl Default for Attempts {
    fn default() -> Self {
        Self {
            by_place: DefaultKeyedRateLimiter::keyed(a_minute(20)),
            by_account: DefaultKeyedRateLimiter::keyed(a_minute(10)),
        }
    }
}

impl Attempts {
    /// Whether one more try is allowed; counts it.
    pub fn allows(&self, place: &str, account: &str) -> bool {
        if self.by_place.len() > 10_000 {
            self.by_place.retain_recent();
            self.by_account.retain_recent();
        }
        self.by_place.check_key(&place.to_owned()).is_ok() && self.by_account.check_key(&account.to_owned()).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eleventh_guess_at_an_account_within_a_minute_is_refused() {
        let attempts = Attempts::default();
        let allowed = (0..11).filter(|n| attempts.allows(&format!("place {n}"), "owner@example.com")).count();
        assert_eq!(allowed, 10);
    }
}
