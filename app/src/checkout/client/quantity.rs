//! A product's total follows how many are taken.

use super::js;
use crate::checkout::words;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

/// Listens to the field, and shows what the browser may have kept in it.
pub fn listen() {
    let Some((document, field)) = field() else { return };
    show(&document, &field);
    js::listen(&field.clone(), "input", move |_| show(&document, &field));
}

/// One more or one less, within what can be had.
pub fn step(by: i32) {
    let Some((document, field)) = field() else { return };
    let most = field.get_attribute("max").and_then(|most| most.parse().ok()).unwrap_or(1);
    let next = typed(&field).map_or(1, |now| now.saturating_add_signed(by)).clamp(1, most);
    // Setting the value of a field of our own cannot fail.
    let _ = js_sys::Reflect::set(&field, &JsValue::from_str("value"), &JsValue::from_str(&next.to_string()));
    show(&document, &field);
}

fn field() -> Option<(Document, Element)> {
    let document = js::document()?;
    let field = document.get_element_by_id("quantity")?;
    Some((document, field))
}

fn typed(field: &Element) -> Option<u32> {
    js::text(field, "value")?.parse().ok()
}

/// Shows the total wherever it stands; what is no quantity changes nothing.
fn show(document: &Document, field: &Element) {
    let Some(quantity) = typed(field).filter(|quantity| (1..=1_000).contains(quantity)) else { return };
    each(document, "data-total", |price| words::times(price, quantity));
    each(document, "data-about", |price| words::roughly(&words::times(price, quantity)));
}

fn each(document: &Document, attribute: &str, figure: impl Fn(&str) -> String) {
    let Ok(found) = document.query_selector_all(&["[", attribute, "]"].concat()) else { return };
    for at in 0..found.length() {
        if let Some(place) = found.item(at).and_then(|node| wasm_bindgen::JsCast::dyn_into::<Element>(node).ok())
            && let Some(price) = place.get_attribute(attribute)
        {
            place.set_text_content(Some(&figure(&price)));
        }
    }
}
