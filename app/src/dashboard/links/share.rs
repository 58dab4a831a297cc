//! Ways to pass a link on (P7).

use crate::dashboard::parts::{Icon, encode};
use api_types::sharing::marked;
use domain::view::Channel;
use leptos::prelude::*;

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
    view! {
        <button class="btn" type="button" popovertarget="share"><Icon name="share"/>"Share"</button>
        <div class="menu" id="share" popover="auto" role="group" aria-label="Share by">{ways}</div>
    }
    .into_any()
}
