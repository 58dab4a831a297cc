//! A button that copies a text.

use crate::ui::Icon;
use leptos::{
    prelude::*,
    wasm_bindgen::{JsCast, JsValue},
};
use std::time::Duration;

/// Copies a text and says so. Only shown where script runs.
#[component]
pub fn CopyButton(
    /// What to copy.
    #[prop(into)]
    text: String,
    /// What it is, for those who hear the page.
    #[prop(into)]
    what: String,
) -> impl IntoView {
    let copied = RwSignal::new(false);
    let copy = move |_| {
        if write(&text).is_some() {
            copied.set(true);
            set_timeout(move || _ = copied.try_set(false), Duration::from_millis(1_600));
        }
    };
    view! {
        <button
            class="btn copy-button needs-script" type="button"
            data-copied=move || copied.get().then_some("") on:click=copy
        >
            <span class="todo"><Icon name="copy"/>"Copy"<span class="visually-hidden">" "{what}</span></span>
            <span class="done"><Icon name="check"/>"Copied"</span>
        </button>
        <span class="visually-hidden" role="status">{move || copied.get().then_some("Copied")}</span>
    }
    .into_any()
}

/// Puts a text on the clipboard. `None`: this browser has none, which is so on pages without HTTPS.
fn write(text: &str) -> Option<()> {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("clipboard")).ok()?;
    let write: js_sys::Function =
        js_sys::Reflect::get(&clipboard, &JsValue::from_str("writeText")).ok()?.dyn_into().ok()?;
    write.call1(&clipboard, &JsValue::from_str(text)).ok().map(|_| ())
}
