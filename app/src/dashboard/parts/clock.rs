//! What time it is, for relative times: known only in the browser, so that the server's page never guesses.

use leptos::prelude::*;
use std::time::Duration;

/// How often relative times are brought up to date.
const TICK: Duration = Duration::from_secs(15);

/// The browser's clock, as context.
#[derive(Debug, Clone, Copy)]
pub struct Clock(RwSignal<Option<i64>>);

impl Clock {
    /// Starts the clock once the page is hydrated.
    pub fn provide() {
        let now = RwSignal::new(None);
        Effect::new(move || {
            now.set(browser_now());
            if let Ok(ticking) = set_interval_with_handle(move || now.set(browser_now()), TICK) {
                on_cleanup(move || ticking.clear());
            }
        });
        provide_context(Self(now));
    }

    /// Unix milliseconds; tracked. `None`: not known yet.
    pub fn now(self) -> Option<i64> {
        self.0.get()
    }
}

/// The browser's clock.
pub fn use_clock() -> Clock {
    use_context().unwrap_or_else(|| Clock(RwSignal::new(None)))
}

/// Unix milliseconds now.
#[cfg(target_arch = "wasm32")]
fn browser_now() -> Option<i64> {
    Some(js_sys::Date::now() as i64)
}

/// There is no browser here.
#[cfg(not(target_arch = "wasm32"))]
const fn browser_now() -> Option<i64> {
    None
}
