//! Passing a page on (P7).

use crate::{checkout::mail::encode, ui::icon};
use leptos::prelude::*;

/// The icons of [`share_menu`] and [`share_button`].
pub const ICONS: [&str; 6] = ["share", "link", "message-circle", "send", "message-square", "mail"];

/// Opens the menu; native, so it needs no script.
pub fn share_button() -> impl IntoView {
    view! {
        <button class="btn quiet square" type="button" popovertarget="share" aria-label="Share this page">
            {icon("share")}
        </button>
    }
}

/// The ways to share an address. Copying and the system's own sheet need script and show only with it.
pub fn share_menu(url: &str, title: &str) -> impl IntoView + use<> {
    let (link, name) = (encode(url), encode(title));
    let both = encode(&[title, "\n", url].concat());
    let whatsapp = ["https://wa.me/?text=", &both].concat();
    let telegram = ["https://t.me/share/url?url=", &link, "&text=", &name].concat();
    let message = ["sms:?&body=", &both].concat();
    let letter = ["mailto:?subject=", &name, "&body=", &both].concat();
    view! {
        <div class="menu" id="share" popover>
            <button type="button" class="needs-script" data-copy=url.to_owned()>
                {icon("link")}
                <span class="todo">"Copy link"</span>
                <span class="done">"Copied"</span>
            </button>
            <button type="button" class="needs-sharing" data-share=url.to_owned()>
                {icon("share")}
                "Share…"
            </button>
            <a href=whatsapp target="_blank" rel="noreferrer">{icon("message-circle")} "WhatsApp"</a>
            <a href=telegram target="_blank" rel="noreferrer">{icon("send")} "Telegram"</a>
            <a href=message>{icon("message-square")} "Text message"</a>
            <a href=letter>{icon("mail")} "E-mail"</a>
        </div>
    }
}
