//! Ways to pass a link on (P7).

use crate::dashboard::parts::{Icon, encode};
use leptos::prelude::*;

/// A button with a menu of ways.
#[component]
pub fn Share(
    /// What is shared.
    title: String,
    /// Where it is.
    url: String,
) -> impl IntoView {
    let (text, address) = (encode(&format!("{title}: {url}")), encode(&url));
    let subject = encode(&title);
    let ways = [
        ("mail", "E-mail", format!("mailto:?subject={subject}&body={text}")),
        ("message-square", "Text message", format!("sms:?&body={text}")),
        ("message-circle", "WhatsApp", format!("https://wa.me/?text={text}")),
        ("send", "Telegram", format!("https://t.me/share/url?url={address}&text={subject}")),
    ]
    .map(|(icon, words, href)| {
        view! { <a href=href target="_blank" rel="external noopener noreferrer"><Icon name=icon/>{words}</a> }
    })
    .collect_view();
    view! {
        <button class="btn" type="button" popovertarget="share"><Icon name="share"/>"Share"</button>
        <div class="menu" id="share" popover="auto" role="group" aria-label="Share by">{ways}</div>
    }
    .into_any()
}
