//! A button that copies a text.

use crate::ui::Icon;
use leptos::{
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast, JsValue},
};
use std::time::Duration;
use web_sys::Element;

/// What came of the last click.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Came {
    /// Nothing, or it was long ago.
    Nothing,
    /// The text is on the clipboard.
    Copied,
    /// The browser refused; the text is selected.
    Refused,
}

/// Copies a text, and says so once it is true. Only shown where script runs.
#[component]
pub fn CopyButton(
    /// What to copy.
    #[prop(into)]
    text: String,
    /// What it is, for those who hear the page.
    #[prop(into)]
    what: String,
) -> impl IntoView {
    let came = RwSignal::new(Came::Nothing);
    let copy = move |event: leptos::ev::MouseEvent| {
        let button = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        let text = text.clone();
        spawn_local(async move {
            let done = write(&text).await || button.is_some_and(|button| select_and_copy(&button) == Some(true));
            came.try_set(if done { Came::Copied } else { Came::Refused });
            set_timeout(move || _ = came.try_set(Came::Nothing), Duration::from_millis(1_600));
        });
    };
    let says = move || match came.get() {
        Came::Nothing => "",
        Came::Copied => "Copied",
        Came::Refused => "Not copied: your browser refused. It is selected, so copy it yourself.",
    };
    view! {
        <button
            class="btn copy-button needs-script" type="button"
            data-copied=move || (came.get() == Came::Copied).then_some("") on:click=copy
        >
            <span class="todo"><Icon name="copy"/>"Copy"<span class="visually-hidden">" "{what}</span></span>
            <span class="done"><Icon name="check"/>"Copied"</span>
        </button>
        <span class="visually-hidden" role="status">{says}</span>
    }
    .into_any()
}

/// Puts a text on the clipboard. Whether it came there: browsers may refuse.
pub async fn write(text: &str) -> bool {
    match begin(text) {
        Some(written) => wasm_bindgen_futures::JsFuture::from(written).await.is_ok(),
        None => false,
    }
}

/// Begins to put a text on the clipboard. `None`: this browser has none, which is so on pages without HTTPS.
fn begin(text: &str) -> Option<js_sys::Promise> {
    let clipboard = get(&window().navigator(), "clipboard")?;
    let write: js_sys::Function = get(&clipboard, "writeText")?.dyn_into().ok()?;
    write.call1(&clipboard, &JsValue::from_str(text)).ok()?.dyn_into().ok()
}

/// Selects the text that stands beside the button; the browser may then copy it, and if it does not, people can.
fn select_and_copy(button: &Element) -> Option<bool> {
    let beside = button.closest("li, details, section").ok()??;
    let shown = beside.query_selector(".code-text, pre, .addr, .value").ok()??;
    let selection = call(&window(), "getSelection", &JsValue::UNDEFINED)?;
    call(&selection, "selectAllChildren", &shown)?;
    call(&document(), "execCommand", &JsValue::from_str("copy")).map(|done| done.is_truthy())
}

fn get(from: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(from, &JsValue::from_str(name)).ok()
}

fn call(on: &JsValue, method: &str, argument: &JsValue) -> Option<JsValue> {
    get(on, method)?.dyn_ref::<js_sys::Function>()?.call1(on, argument).ok()
}
