//! Icons that the page came without. It carries those that it began with; a later state may need others.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

/// Holds all of them.
const FILE: &str = "/icons.svg";

/// Leads whatever shows an icon that is not in the page to the file that has it.
pub fn complete(document: &Document, within: &Element) {
    let Ok(shown) = within.query_selector_all("use") else { return };
    for at in 0..shown.length() {
        if let Some(shown) = shown.item(at).and_then(|node| node.dyn_into::<Element>().ok())
            && let Some(name) = shown.get_attribute("href")
            && let Some(id) = name.strip_prefix('#')
            && document.get_element_by_id(id).is_none()
        {
            // The attribute is there already.
            let _ = shown.set_attribute("href", &[FILE, &name].concat());
        }
    }
}
