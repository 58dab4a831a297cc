//! A session's page: the model, and what keeps it up to date.

use super::{announce, card, clock, js, stream, wallet, wire};
use crate::checkout::session::Model;
use api_types::checkout::SessionView;
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// Starts from what the page carries.
pub fn start(data: &JsValue) {
    let Some((live, view)) = wire::live(&js::get(data, "live")).zip(wire::view(&js::get(data, "view"))) else { return };
    // The page does not carry the code's path twice: it is read from where it is drawn.
    let drawn = js::document().and_then(|page| page.query_selector("#card .qr path").ok()?);
    let view = SessionView { qr_path: drawn.and_then(|path| path.get_attribute("d")).unwrap_or_default(), ..view };
    let page = ["/s/", &view.id].concat();
    let model = Model::new(live, view);
    provide_context(model);
    card::follow(model);
    clock::start(model);
    wallet::find(model);
    stream::open(stream::Followed {
        stream: [&page, "/live"].concat(),
        event: "view",
        ask: [&page, "/view"].concat(),
        take: Rc::new(move |came| take(model, &came)),
    });
}

/// Shows what came, unless something newer is shown already.
fn take(model: Model, came: &JsValue) {
    let Some(view) = wire::view(came) else { return };
    let shown = model.view.get_untracked();
    if view.version >= shown.version {
        clock::set(view.remaining);
        // A network's trouble comes and goes without a new version of the session (P4).
        let network = view.phase != shown.phase || view.network_trouble != shown.network_trouble;
        if view.version > shown.version || network {
            model.view.set(view);
            announce::change(model, &shown);
        }
    }
}
