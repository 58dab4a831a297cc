//! What happens while the page is open, pushed by the server: pages read again what they show, and a payment is told.

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
    /// Whether the stream is open now. `None`: it was never opened.
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

#[cfg(target_arch = "wasm32")]
mod stream {
    use super::{ActivityItem, Live};
    use leptos::{prelude::*, serde_json};
    use std::time::Duration;
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{EventSource, MessageEvent};

    /// How long happenings are gathered before pages read again.
    const GATHER: Duration = Duration::from_millis(150);
    /// How long views are: in a storm of visitors, a page reads again at this pace.
    const GATHER_VIEWS: Duration = Duration::from_secs(2);

    /// Opens the stream and closes it with the owner.
    pub(super) fn open(live: Live, seq: i64, at: i64) {
        let address = ["/dashboard/live?after=", &seq.to_string(), "&at=", &at.to_string()].concat();
        let Ok(source) = EventSource::new(&address) else { return };
        let gathering = StoredValue::new(false);
        let on_activity = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data().as_string();
            if let Some(item) = data.and_then(|data| serde_json::from_str::<ActivityItem>(&data).ok()) {
                if item.kind == "payment.paid" {
                    live.paid.set(Some(item));
                }
                grow(live.version, gathering, GATHER);
            }
        });
        let gathering_views = StoredValue::new(false);
        let on_views = Closure::<dyn Fn()>::new(move || grow(live.views, gathering_views, GATHER_VIEWS));
        // The server sends what was missed.
        let on_open = Closure::<dyn Fn()>::new(move || live.connected.set(Some(true)));
        let on_error = Closure::<dyn Fn()>::new(move || live.connected.set(Some(false)));
        _ = source.add_event_listener_with_callback("activity", on_activity.as_ref().unchecked_ref());
        _ = source.add_event_listener_with_callback("views", on_views.as_ref().unchecked_ref());
        source.set_onopen(Some(on_open.as_ref().unchecked_ref()));
        source.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let kept = StoredValue::new_local((source, on_activity, on_views, on_open, on_error));
        on_cleanup(move || {
            _ = kept.try_with_value(|(source, ..)| source.close());
        });
    }

    /// Counts on, once for all that comes in within `gather`.
    fn grow(counter: RwSignal<u32>, gathering: StoredValue<bool>, gather: Duration) {
        if gathering.try_get_value() == Some(false) {
            gathering.set_value(true);
            set_timeout(
                move || {
                    _ = gathering.try_set_value(false);
                    counter.try_update(|count| *count = count.wrapping_add(1));
                },
                gather,
            );
        }
    }
}
