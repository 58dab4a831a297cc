//! Answers clicks on copy, share, print, wallet and quantity buttons, wherever they stand.

use super::{js, quantity, wallet};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// How long a copy button says that it did, in milliseconds.
const COPIED: i32 = 1_600;

/// Listens on the whole document.
pub fn listen() {
    let (Some(window), Some(document)) = (js::window(), js::document()) else { return };
    if let Some(root) = document.document_element()
        && !js::get(&window.navigator(), "share").is_undefined()
    {
        let _ = root.set_attribute("data-can-share", "");
    }
    js::listen(&document, "click", |event| {
        let Ok(target) = js::get(&event, "target").dyn_into::<Element>() else { return };
        let on = |attribute: &str| {
            let found = target.closest(&["[", attribute, "]"].concat()).ok()??;
            let value = found.get_attribute(attribute)?;
            Some((found, value))
        };
        if let Some((button, text)) = on("data-copy") {
            copy(&button, &text);
        } else if let Some((_, url)) = on("data-share") {
            share(&url);
        } else if on("data-print").is_some() {
            print();
        } else if let Some((_, at)) = on("data-wallet") {
            wallet::pay(at.parse().unwrap_or(0));
        } else if let Some((_, by)) = on("data-step") {
            quantity::step(by.parse().unwrap_or(0));
        }
    });
}

/// Copies, and says so once it is true.
fn copy(button: &Element, text: &str) {
    let Some(window) = js::window() else { return };
    let clipboard = js::get(&window.navigator(), "clipboard");
    match js::call(&clipboard, "writeText", &text.into()) {
        Some(written) => {
            let (done, refused) = (button.clone(), button.clone());
            js::settle(&written, move |_| copied(&done), move |_| select_and_copy(&refused));
        }
        // Not a secure context: there is no clipboard.
        None => select_and_copy(button),
    }
}

fn copied(button: &Element) {
    let _ = button.set_attribute("data-copied", "");
    let button = button.clone();
    js::after(COPIED, move || {
        let _ = button.remove_attribute("data-copied");
    });
}

/// Where the clipboard is refused the browser may still copy what is selected; and if not, the customer can.
fn select_and_copy(button: &Element) {
    let value = button.parent_element().and_then(|field| field.query_selector(".value").ok().flatten());
    let (Some(window), Some(value)) = (js::window(), value) else { return };
    if let Some(selection) = js::call(&window, "getSelection", &JsValue::UNDEFINED) {
        let _ = js::call(&selection, "selectAllChildren", &value);
        if let Some(document) = js::document() {
            let done = js::call(&document, "execCommand", &"copy".into());
            if done.is_some_and(|done| done.is_truthy()) {
                copied(button);
            }
        }
    }
}

fn share(url: &str) {
    if let (Some(window), Some(document)) = (js::window(), js::document()) {
        let what = js::object(&[("url", url.into()), ("title", document.title().into())]);
        let _ = js::call(&window.navigator(), "share", &what);
    }
}

fn print() {
    if let Some(window) = js::window() {
        let _ = js::call(&window, "print", &JsValue::UNDEFINED);
    }
}
