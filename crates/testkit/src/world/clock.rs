//! A clock turned by hand.

use domain::Millis;
use service::ports::Clock;
use std::sync::atomic::{AtomicI64, Ordering};

/// Stands still until told otherwise.
#[derive(Debug)]
pub struct TestClock(AtomicI64);

impl TestClock {
    /// A clock that stands at a moment.
    pub const fn at(moment: Millis) -> Self {
        Self(AtomicI64::new(moment.0))
    }

    /// Turns it on by a span.
    pub fn advance(&self, span: Millis) {
        self.0.fetch_add(span.0, Ordering::SeqCst);
    }

    /// Sets it.
    pub fn set(&self, moment: Millis) {
        self.0.store(moment.0, Ordering::SeqCst);
    }

    /// Where it stands.
    pub fn now(&self) -> Millis {
        Millis(self.0.load(Ordering::SeqCst))
    }
}

impl Clock for TestClock {
    fn now(&self) -> Millis {
        Self::now(self)
    }
}
