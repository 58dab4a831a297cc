//! What goes by itself after a while, unless somebody is at it.

use leptos::prelude::*;
use std::time::Duration;

/// How long it stays.
const STAYS: Duration = Duration::from_secs(10);

/// A word at the foot of the page. While the pointer is over it or focus is in it, it stays.
#[derive(Debug, Clone, Copy)]
pub struct Passing(RwSignal<bool>);

impl Passing {
    /// For what is shown while `shown` says so (tracked: each change begins anew) and goes by `close`.
    pub fn new(shown: impl Fn() -> bool + 'static, close: impl Fn() + Copy + 'static) -> Self {
        let held = RwSignal::new(false);
        Effect::new(move || {
            if !shown() {
                if held.get_untracked() {
                    held.set(false);
                }
                return;
            }
            if held.get() {
                return;
            }
            if let Ok(going) = set_timeout_with_handle(close, STAYS) {
                on_cleanup(move || going.clear());
            }
        });
        Self(held)
    }

    /// Somebody came to it.
    pub fn hold(self) {
        self.0.set(true);
    }

    /// Nobody is at it any more, or what they were at is gone.
    pub fn release(self) {
        self.0.set(false);
    }
}
