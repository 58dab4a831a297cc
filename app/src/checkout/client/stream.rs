//! The live stream: server-sent events, which the browser resumes by itself; polling while they do not get through.

use super::js;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventSource, Response};

/// After this many errors in a row without a message, ask instead of listening.
const PATIENCE: u32 = 3;
/// How often to ask, in milliseconds.
const ASK: i32 = 5_000;
/// Every so many questions, try to listen again.
const RETRY: u32 = 6;

thread_local! {
    static SOURCE: RefCell<Option<EventSource>> = const { RefCell::new(None) };
    static ERRORS: Cell<u32> = const { Cell::new(0) };
    static ASKED: Cell<u32> = const { Cell::new(0) };
}

/// What a page follows. There is one for each page.
#[derive(Clone)]
pub struct Followed {
    /// Address of the stream.
    pub stream: String,
    /// Name of its events.
    pub event: &'static str,
    /// Where the same is had by asking.
    pub ask: String,
    /// Takes what came.
    pub take: Rc<dyn Fn(JsValue)>,
}

/// Follows for as long as the page is open.
pub fn open(followed: Followed) {
    let followed = Rc::new(followed);
    connect(&followed);
    let again = Rc::clone(&followed);
    js::every(ASK, move || {
        if SOURCE.with_borrow(Option::is_none) {
            ask(&again);
            ASKED.set(ASKED.get() + 1);
            if ASKED.get().is_multiple_of(RETRY) {
                connect(&again);
            }
        }
    });
    // A machine that slept has a clock that stood still, and perhaps a connection that is gone without a word.
    if let Some(document) = js::document() {
        let page = document.clone();
        js::listen(&document, "visibilitychange", move |_| {
            if !page.hidden() {
                ask(&followed);
            }
        });
    }
}

fn connect(followed: &Rc<Followed>) {
    let Ok(source) = EventSource::new(&followed.stream) else { return };
    let take = Rc::clone(&followed.take);
    js::listen(&source, followed.event, move |event| {
        ERRORS.set(0);
        if let Some(data) = js::text(&event, "data").and_then(|data| js_sys::JSON::parse(&data).ok()) {
            take(data);
        }
    });
    let failing = source.clone();
    js::listen(&source, "error", move |_| {
        ERRORS.set(ERRORS.get() + 1);
        if ERRORS.get() >= PATIENCE || failing.ready_state() == EventSource::CLOSED {
            failing.close();
            ERRORS.set(0);
            SOURCE.set(None);
        }
    });
    SOURCE.set(Some(source));
}

/// Asks once.
fn ask(followed: &Rc<Followed>) {
    let Some(window) = js::window() else { return };
    let take = Rc::clone(&followed.take);
    then(&window.fetch_with_str(&followed.ask), move |response| {
        let json = response.dyn_into::<Response>().ok().filter(Response::ok).and_then(|response| response.json().ok());
        if let Some(json) = json {
            then(&json, move |data| take(data));
        }
    });
}

/// Goes on when a promise is kept; a broken one is a question without an answer, and the next is asked soon.
fn then(promise: &JsValue, next: impl FnOnce(JsValue) + 'static) {
    js::settle(promise, next, |_| {});
}
