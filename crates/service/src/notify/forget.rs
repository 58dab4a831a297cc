//! What members were told long ago is forgotten, so that nothing grows for ever. What they look at is the activity log, which stays.

use crate::Service;
use domain::Millis;
use std::sync::atomic::{AtomicI64, Ordering};
use storage::StorageError;

/// How old what was told gets. Stands in docs/OPERATIONS.md.
pub const KEPT: Millis = Millis::minutes(90 * 24 * 60);
/// How often it is looked for what is older.
const EACH: Millis = Millis::minutes(60);
/// How many are forgotten in a transaction, so that nobody waits long for one.
const AT_ONCE: u32 = 500;

/// When it was looked last.
#[derive(Default)]
pub struct LastForgot(AtomicI64);

impl LastForgot {
    /// Whether it is time again.
    fn is_time(&self, now: Millis) -> bool {
        let last = Millis(self.0.load(Ordering::Relaxed));
        // A clock that was put back does not keep it from being looked.
        let due = now.since(last) >= EACH || now < last;
        if due {
            self.0.store(now.0, Ordering::Relaxed);
        }
        due
    }
}

impl Service {
    /// Forgets, once in a while, what members were told and written long ago. What waits to go stays.
    pub(super) async fn forget_old_notifications(&self) -> Result<(), StorageError> {
        let now = self.now();
        if !self.last_forgot.is_time(now) {
            return Ok(());
        }
        let before = Millis(now.0.saturating_sub(KEPT.0));
        let mut all = 0;
        loop {
            let mut tx = self.out.store.write().await?;
            let forgotten = tx.forget_notifications(before, AT_ONCE).await?;
            tx.commit().await?;
            all += forgotten;
            if forgotten == 0 {
                break;
            }
        }
        if all > 0 {
            tracing::info!(all, "what members were told long ago is forgotten");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_looked_once_an_hour_and_at_once_after_a_start() {
        let last = LastForgot::default();
        let now = Millis(1_800_000_000_000);
        assert!(last.is_time(now));
        assert!(!last.is_time(now.plus(Millis(EACH.0 - 1))));
        assert!(last.is_time(now.plus(EACH)));
        assert!(last.is_time(now), "the clock was put back");
    }
}
