//! Ways to pass a link on (P7).

use crate::dashboard::parts::{Icon, encode, write};
use api_types::sharing::marked;
use domain::view::Channel;
use leptos::{
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast, JsValue},
};

/// A button with a menu of ways.
#[component]
pub fn Share(
    /// What is shared.
    title: String,
    /// Where it is.
    url: String,
) -> impl IntoView {
    // Marked, so that the link's figures tell how people came (R22).
    let by = |channel| marked(&url, channel);
    let text = |channel| encode(&format!("{title}: {}", by(channel)));
    let (subject, social) = (encode(&title), encode(&by(Channel::Social)));
    let ways = [
        ("mail", "E-mail", format!("mailto:?subject={subject}&body={}", text(Channel::Email))),
        ("message-square", "Text message", format!("sms:?&body={}", text(Channel::Sms))),
        ("message-circle", "WhatsApp", format!("https://wa.me/?text={}", text(Channel::Social))),
        ("send", "Telegram", format!("https://t.me/share/url?url={social}&text={subject}")),
    ]
    .map(|(icon, words, href)| {
        view! { <a href=href target="_blank" rel="external noopener noreferrer"><Icon name=icon/>{words}</a> }
    })
    .collect_view();
    // Nobody knows where the system's own sheet leads, so it is not marked.
    let (copied, can_share) = (RwSignal::new(None), RwSignal::new(false));
    Effect::new(move || can_share.set(of_navigator("share").is_some()));
    let (to_copy, sheet) = (url.clone(), (title, url));
    let copy = move |_| {
        let text = to_copy.clone();
        spawn_local(async move { _ = copied.try_set(Some(write(&text).await)) });
    };
    let share = move |_| {
        let what = js_sys::Object::new();
        let (title, url) = &sheet;
        for (key, text) in [("title", title), ("url", url)] {
            _ = js_sys::Reflect::set(&what, &JsValue::from_str(key), &JsValue::from_str(text));
        }
        _ = call(&window().navigator(), "share", &what);
    };
    let copy_words = move || match copied.get() {
        None => "Copy link",
        Some(true) => "Copied",
        Some(false) => "Not copied: the browser refused",
    };
    view! {
        <button class="btn" type="button" popovertarget="share"><Icon name="share"/>"Share"</button>
        <div class="menu" id="share" popover="auto" role="group" aria-label="Share by">
            <button class="needs-script" type="button" on:click=copy><Icon name="copy"/>{copy_words}</button>
            <button type="button" hidden=move || !can_share.get() on:click=share><Icon name="share"/>"Share…"</button>
            {ways}
        </div>
        <span class="visually-hidden" role="status">{move || copied.get().map(|_| copy_words())}</span>
    }
    .into_any()
}

/// Something that this browser may have, such as its own sheet for sharing; on pages without HTTPS it often has none.
fn of_navigator(name: &str) -> Option<JsValue> {
    let found = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str(name)).ok()?;
    (!found.is_undefined()).then_some(found)
}

fn call(on: &JsValue, name: &str, with: &JsValue) -> Option<()> {
    let function: js_sys::Function = js_sys::Reflect::get(on, &JsValue::from_str(name)).ok()?.dyn_into().ok()?;
    function.call1(on, with).ok().map(|_| ())
}
