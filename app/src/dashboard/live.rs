//! What happens while the page is open, pushed by the server: pages read again what they show, and a payment is told. While
//! the stream does not get through, pages read again every few seconds.

#[cfg(target_arch = "wasm32")]
mod stream;

use api_types::dashboard::ActivityItem;
use leptos::prelude::*;

/// The stream's state, as context.
#[derive(Debug, Clone, Copy)]
pub struct Live {
    /// Grows when something happened; a few happenings in a row count as one.
    version: RwSignal<u32>,
    /// Grows when links were looked at.
    views: RwSignal<u32>,
    /// The newest payment that was completed.
    paid: RwSignal<Option<ActivityItem>>,
    /// Whether the stream is open now. `None`: it was not yet.
    connected: RwSignal<Option<bool>>,
}

impl Live {
    /// Makes the state; the stream opens when the frame mounts.
    pub fn provide() {
        provide_context(Self {
            version: RwSignal::new(0),
            views: RwSignal::new(0),
            paid: RwSignal::new(None),
            connected: RwSignal::new(None),
        });
    }

    /// For a resource's source: changes whenever something happened.
    pub fn version(self) -> u32 {
        self.version.get()
    }

    /// The same for a page that shows how often links were looked at.
    pub fn version_with_views(self) -> (u32, u32) {
        (self.version.get(), self.views.get())
    }

    /// The newest payment that was completed.
    pub fn paid(self) -> Option<ActivityItem> {
        self.paid.get()
    }

    /// Whether the newest payment is still this one.
    pub fn paid_is(self, seq: i64) -> bool {
        self.paid.try_with_untracked(|paid| paid.as_ref().is_some_and(|paid| paid.seq == seq)).unwrap_or_default()
    }

    /// Closes the message about the newest payment.
    pub fn dismiss(self) {
        self.paid.set(None);
    }

    /// Whether the stream broke off.
    pub fn is_broken(self) -> bool {
        self.connected.get() == Some(false)
    }

    /// Opens the stream for as long as the current owner lives: what happened since the page was begun (`seq` in the log, and
    /// `at` in Unix milliseconds by the server's clock), then what happens. Does nothing on the server.
    pub fn open(self, seq: i64, at: i64) {
        // What is told of belongs to the page before, and may to another business.
        self.paid.set(None);
        #[cfg(target_arch = "wasm32")]
        Effect::new(move || stream::open(self, seq, at));
        #[cfg(not(target_arch = "wasm32"))]
        let _ = (seq, at);
    }
}

/// The stream's state.
pub fn use_live() -> Live {
    use_context().unwrap_or_else(|| {
        Live::provide();
        expect_context()
    })
}
