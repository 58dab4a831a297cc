//! What the browser does: it keeps what is live up to date and answers clicks. Only in the `pay` bundle.

mod announce;
mod card;
mod clicks;
mod clock;
mod icons;
mod js;
mod morph;
mod places;
mod quantity;
mod session;
mod stream;
mod wallet;
mod wire;

/// Starts before the islands do. On a page that carries no data there are only clicks and fields to answer.
pub fn start() {
    clicks::listen();
    quantity::listen();
    let data = js::document().and_then(|page| page.get_element_by_id("live")?.text_content());
    if let Some(data) = data.and_then(|data| js_sys::JSON::parse(&data).ok()) {
        session::start(&data);
        places::start(&data);
    }
}
