//! The live stream: server-sent events, which the browser resumes by itself; polling while they do not get through.

use super::{announce, clock, js, wire};
use crate::checkout::session::Model;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
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

/// Follows the session for as long as the page is open.
pub fn open(model: Model) {
    connect(model);
    js::every(ASK, move || {
        if SOURCE.with_borrow(Option::is_none) {
            ask(model);
            ASKED.set(ASKED.get() + 1);
            if ASKED.get().is_multiple_of(RETRY) {
                connect(model);
            }
        }
    });
    // A machine that slept has a clock that stood still, and perhaps a connection that is gone without a word.
    if let Some(document) = js::document() {
        let page = document.clone();
        js::listen(&document, "visibilitychange", move |_| {
            if !page.hidden() {
                ask(model);
            }
        });
    }
}

fn connect(model: Model) {
    let path = model.view.with_untracked(|view| ["/s/", &view.id, "/live"].concat());
    let Ok(source) = EventSource::new(&path) else { return };
    js::listen(&source, "view", move |event| {
        ERRORS.set(0);
        if let Some(data) = js::text(&event, "data") {
            take(model, js_sys::JSON::parse(&data).ok());
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
fn ask(model: Model) {
    let Some(window) = js::window() else { return };
    let path = model.view.with_untracked(|view| ["/s/", &view.id, "/view"].concat());
    then(&window.fetch_with_str(&path), move |response| {
        let json = response.dyn_into::<Response>().ok().filter(Response::ok).and_then(|response| response.json().ok());
        if let Some(json) = json {
            then(&json, move |view| take(model, Some(view)));
        }
    });
}

/// Goes on when a promise is kept; a broken one is a question without an answer, and the next is asked soon.
fn then(promise: &js_sys::Promise, next: impl FnOnce(JsValue) + 'static) {
    let next = Closure::once_into_js(next);
    let ignore = Closure::once_into_js(|_: JsValue| {});
    let _ =
        js::get(promise, "then").dyn_ref::<js_sys::Function>().map(|function| function.call2(promise, &next, &ignore));
}

/// Shows what came, unless something newer is shown already.
fn take(model: Model, came: Option<JsValue>) {
    let Some(view) = came.and_then(|came| wire::view(&came)) else { return };
    let shown = model.view.with_untracked(|shown| shown.version);
    if view.version >= shown {
        clock::set(view.remaining);
        if view.version > shown {
            let before = model.view.get_untracked();
            model.view.set(view);
            announce::change(model, &before);
        }
    }
}
