//! Recovery codes that were just made, for the browser that made them: the database keeps only their hashes.

use domain::Millis;
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// How long they can be looked at: long enough to print them.
const SHOWN_FOR: Millis = Millis::minutes(10);

/// Codes by the hash of the sign-in's token. In memory only, so that they are gone with the process.
#[derive(Default)]
pub struct FreshCodes(Mutex<HashMap<String, (Millis, Vec<String>)>>);

impl FreshCodes {
    /// Shows codes from now on.
    pub fn put(&self, sign_in: String, codes: Vec<String>, now: Millis) {
        let mut shown = self.shown();
        shown.retain(|_, (until, _)| *until > now);
        shown.insert(sign_in, (now.plus(SHOWN_FOR), codes));
    }

    /// The codes, while they can be looked at.
    pub fn of(&self, sign_in: &str, now: Millis) -> Option<Vec<String>> {
        self.shown().get(sign_in).filter(|(until, _)| *until > now).map(|(_, codes)| codes.clone())
    }

    /// Shows them no more.
    pub fn forget(&self, sign_in: &str) {
        self.shown().remove(sign_in);
    }

    fn shown(&self) -> MutexGuard<'_, HashMap<String, (Millis, Vec<String>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_shown_to_the_browser_that_made_them_for_ten_minutes() {
        let fresh = FreshCodes::default();
        fresh.put("aa".to_owned(), vec!["code".to_owned()], Millis(0));
        assert_eq!(fresh.of("aa", Millis(1)).as_deref(), Some(&["code".to_owned()][..]));
        assert_eq!(fresh.of("bb", Millis(1)), None);
        assert_eq!(fresh.of("aa", SHOWN_FOR), None);
        fresh.put("bb".to_owned(), Vec::new(), SHOWN_FOR);
        assert_eq!(fresh.shown().len(), 1, "what is over is forgotten");
        fresh.forget("bb");
        assert_eq!(fresh.of("bb", Millis(1)), None);
    }
}
