//! The stream in the browser, and what is done while there is none.
//!
//! The browser resumes a stream that broke off, but gives one up that was refused: by a proxy whose server restarts, say. The
//! pages of customers do the same in a smaller way (`checkout/client/stream.rs`), which keeps their bundle small.

use super::{ActivityItem, Live};
use crate::dashboard::tab;
use leptos::{prelude::*, serde_json};
use std::time::Duration;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{EventSource, MessageEvent};

/// How long happenings are gathered before pages read again.
const GATHER: Duration = Duration::from_millis(150);
/// How long views are: in a storm of visitors, a page reads again at this pace.
const GATHER_VIEWS: Duration = Duration::from_secs(2);
/// How often pages read again while there is no stream.
const ASK: Duration = Duration::from_secs(5);
/// After this many failures in a row without success, read again instead of listening.
const PATIENCE: u32 = 3;
/// Every so many times of reading again, try to listen again.
const RETRY: u32 = 3;

/// Opens the stream, keeps it or what takes its place going, and ends it with the owner.
pub(super) fn open(live: Live, seq: i64, at: i64) {
    let stream = Stream {
        live,
        source: StoredValue::new_local(None),
        last: StoredValue::new(seq),
        at,
        failures: StoredValue::new(0),
        asked: StoredValue::new(0),
        gathering: StoredValue::new(false),
        gathering_views: StoredValue::new(false),
    };
    stream.connect();
    let asking = set_interval_with_handle(move || stream.ask(), ASK).ok();
    on_cleanup(move || {
        if let Some(asking) = asking {
            asking.clear();
        }
        stream.close();
    });
}

/// One that is open, with what listens to it.
type Open = (EventSource, [Closure<dyn Fn(MessageEvent)>; 3], [Closure<dyn Fn()>; 2]);

#[derive(Clone, Copy)]
struct Stream {
    live: Live,
    /// `None`: pages read again by themselves.
    source: StoredValue<Option<Open>, LocalStorage>,
    /// The newest place in the log that was heard of.
    last: StoredValue<i64>,
    /// When the page was begun, by the server's clock.
    at: i64,
    /// In a row.
    failures: StoredValue<u32>,
    /// How often pages were let read again since there was a stream.
    asked: StoredValue<u32>,
    gathering: StoredValue<bool>,
    gathering_views: StoredValue<bool>,
}

impl Stream {
    /// Listens from the newest place on that was heard of.
    fn connect(self) {
        let after = self.last.try_get_value().unwrap_or_default().to_string();
        // Of the business that the page is of: a stream of another one is refused.
        let of = tab::asked_for().unwrap_or_default();
        let address = ["/dashboard/live?after=", &after, "&at=", &self.at.to_string(), "&business=", &of].concat();
        let Ok(source) = EventSource::new(&address) else { return };
        let activity = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data().as_string();
            if let Some(item) = data.and_then(|data| serde_json::from_str::<ActivityItem>(&data).ok()) {
                self.last.try_set_value(item.seq);
                if item.kind == "payment.paid" {
                    self.live.paid.try_set(Some(item));
                }
                self.read_again();
            }
        });
        let changed = Closure::<dyn Fn(MessageEvent)>::new(move |_: MessageEvent| self.read_again());
        let views = Closure::<dyn Fn(MessageEvent)>::new(move |_: MessageEvent| {
            grow(self.live.views, self.gathering_views, GATHER_VIEWS);
        });
        let opened = Closure::<dyn Fn()>::new(move || {
            self.failures.try_set_value(0);
            // The server sends what is in its log since; what else changed meanwhile is not in there.
            if self.live.connected.try_get_untracked().flatten() == Some(false) {
                self.read_again();
            }
            self.live.connected.try_set(Some(true));
        });
        let failed = Closure::<dyn Fn()>::new(move || self.failed());
        for (name, listener) in [("activity", &activity), ("changed", &changed), ("views", &views)] {
            // The only failure would be a listener that is not a function.
            _ = source.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        }
        source.set_onopen(Some(opened.as_ref().unchecked_ref()));
        source.set_onerror(Some(failed.as_ref().unchecked_ref()));
        self.source.try_set_value(Some((source, [activity, changed, views], [opened, failed])));
    }

    /// The browser tries again by itself, unless it has given up.
    fn failed(self) {
        self.live.connected.try_set(Some(false));
        let failures = self.failures.try_get_value().unwrap_or_default() + 1;
        self.failures.try_set_value(failures);
        let closed = self.source.try_with_value(|source| {
            source.as_ref().is_some_and(|(source, ..)| source.ready_state() == EventSource::CLOSED)
        });
        if failures >= PATIENCE || closed == Some(true) {
            self.failures.try_set_value(0);
            // Not now: what listens is what is running.
            set_timeout(move || self.close(), Duration::ZERO);
        }
    }

    fn close(self) {
        if let Some(Some((source, ..))) = self.source.try_update_value(Option::take) {
            source.close();
        }
    }

    /// Lets pages read again while there is no stream, and tries now and then to have one.
    fn ask(self) {
        if self.source.try_with_value(Option::is_none) == Some(true) {
            self.read_again();
            grow(self.live.views, self.gathering_views, GATHER);
            let asked = self.asked.try_get_value().unwrap_or_default() + 1;
            self.asked.try_set_value(asked);
            if asked.is_multiple_of(RETRY) {
                self.connect();
            }
        }
    }

    fn read_again(self) {
        grow(self.live.version, self.gathering, GATHER);
    }
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
