//! What the browser does: it keeps the [`Model`] up to date and answers clicks. Only in the `pay` bundle.

mod announce;
mod card;
mod clicks;
mod clock;
mod js;
mod morph;
mod stream;
mod wallet;
mod wire;

use super::session::Model;
use api_types::checkout::SessionView;
use leptos::prelude::*;

/// Starts before the islands do. On a page without a session there are only clicks to answer.
pub fn start() {
    clicks::listen();
    let Some((live, view)) = js::document().and_then(|page| page.get_element_by_id("live")).and_then(|data| {
        let data = js_sys::JSON::parse(&data.text_content()?).ok()?;
        Some((wire::live(&js::get(&data, "live"))?, wire::view(&js::get(&data, "view"))?))
    }) else {
        return;
    };
    // The page does not carry the code's path twice: it is read from where it is drawn.
    let drawn = js::document().and_then(|page| page.query_selector("#card .qr path").ok()?);
    let view = SessionView { qr_path: drawn.and_then(|path| path.get_attribute("d")).unwrap_or_default(), ..view };
    let model = Model::new(live, view);
    provide_context(model);
    card::follow(model);
    clock::start(model);
    wallet::find(model);
    stream::open(model);
}
