//! A link's page: keeps how many places are left, and the card instead of the form while there is none (R9, X5).

use super::{icons, js, morph::morph, stream, wire};
use crate::{
    checkout::places,
    ui::{Markup, span},
};
use api_types::checkout::{LinkLive, Room};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

thread_local! {
    static SHOWN: RefCell<Option<LinkLive>> = const { RefCell::new(None) };
    /// When, on the page's own clock, a held place is free again.
    static FREE_AT: Cell<Option<i64>> = const { Cell::new(None) };
}

/// Starts from what the page carries. One without places that come and go carries nothing.
pub fn start(data: &JsValue) {
    let Some((link, live)) = js::text(data, "link").zip(wire::places(&js::get(data, "places"))) else { return };
    let page = ["/pay/", &link].concat();
    hold(&live);
    SHOWN.set(Some(live));
    js::every(1_000, tick);
    stream::open(stream::Followed {
        stream: [&page, "/live"].concat(),
        event: "live",
        ask: [&page, "/places"].concat(),
        take: Rc::new(|came| take(&came)),
    });
}

/// Notes when a held place is free again.
fn hold(live: &LinkLive) {
    FREE_AT.set(match live.room {
        Room::Held { free_in } => free_in.map(|free_in| js::now() + free_in),
        _ => None,
    });
}

/// Shows the time until then.
fn tick() {
    let place = js::document().and_then(|page| page.query_selector("#closed .outcome b").ok()?);
    if let Some((place, free_at)) = place.zip(FREE_AT.get()) {
        place.set_text_content(Some(&span::spelled(free_at - js::now())));
    }
}

fn take(came: &JsValue) {
    let Some(live) = wire::places(came) else { return };
    hold(&live);
    let before = SHOWN.replace(Some(live.clone()));
    if let Some((document, before)) = js::document().zip(before)
        && before != live
    {
        show(&document, &before, &live);
    }
}

fn show(document: &Document, before: &LinkLive, live: &LinkLive) {
    let by_id = |id| document.get_element_by_id(id);
    let (Some(closed), Some(begin)) = (by_id("closed"), by_id("begin")) else { return };
    // Read before what has the focus is gone.
    let focused = |within: &Element| document.active_element().is_some_and(|focus| within.contains(Some(&focus)));
    let (was_open, had_focus) = (before.room == Room::Free, begin.parent_element().is_some_and(|card| focused(&card)));
    morph(document, &closed, &places::closed(live).map(Markup::into_html).unwrap_or_default());
    icons::complete(document, &closed);
    if let (Some(line), Some(places)) = (by_id("places"), &live.places) {
        morph(document, &line, &places::line(places).into_html());
    }
    if let Some(card) = begin.parent_element() {
        let _ = card.set_attribute("data-room", places::word(&live.room));
    }
    let open = live.room == Room::Free;
    if had_focus && open != was_open {
        let heading = closed.query_selector("h2").ok().flatten();
        if let Some(next) = if open { Some(begin) } else { heading } {
            js::call(&next, "focus", &JsValue::UNDEFINED);
        }
    }
    if let Some((told, words)) = by_id("told").zip(places::spoken(before, live)) {
        told.set_text_content(Some(&words));
    }
}
