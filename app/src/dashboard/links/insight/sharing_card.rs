//! A link's address for each channel, and texts to embed and to send (R31, P7).

use super::{
    names::{channel, channel_icon},
    snippet::Snippet,
};
use crate::dashboard::parts::{CopyButton, Icon};
use api_types::sharing::LinkSharing;
use domain::view::Channel;
use leptos::prelude::*;

/// The card around.
#[component]
pub fn SharingCard(
    /// The ways.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card sharing" aria-labelledby="sharing">
            <div class="card-head"><h2 id="sharing">"Pass it on"</h2></div>
            {children()}
        </section>
    }
    .into_any()
}

/// The ways.
#[component]
pub fn SharingView(
    /// What there is to pass on.
    sharing: LinkSharing,
) -> impl IntoView {
    let LinkSharing { channels, short, button, subject, letter, message, post } = sharing;
    let rows = rows(channels, "the address");
    let short = (!short.is_empty()).then(|| {
        let rows = self::rows(short, "the short address");
        view! {
            <details class="snippet">
                <summary>"Short addresses"</summary>
                <p class="muted sm">"For where every letter counts. They lead to the same page, and tell your figures the same."</p>
                <ul class="addresses">{rows}</ul>
            </details>
        }
    });
    let mail = format!("{subject}\n\n{letter}");
    view! {
        <div class="card-body stack">
            <p class="muted">"Every address leads to the same page. The letter at its end tells your figures how people came."</p>
            <ul class="addresses">{rows}</ul>
            <div class="snippets">
                {short}
                <Snippet title="Website button" about="Put this HTML where the button is to be." what="the button" text=button/>
                <Snippet title="E-mail" about="The first line is the subject." what="the e-mail" text=mail/>
                <Snippet title="Text message" about="To one person." what="the text message" text=message/>
                <Snippet title="Social post" about="Short enough for every network." what="the post" text=post/>
            </div>
        </div>
    }
    .into_any()
}

/// Addresses by channel, each to copy.
fn rows(addresses: Vec<(Channel, String)>, what: &'static str) -> impl IntoView {
    addresses
        .into_iter()
        .map(|(by, url)| {
            let name = channel(by);
            let what = format!("{what} for {name}");
            view! {
                <li>
                    <span class="by"><Icon name=channel_icon(by)/>{name}</span>
                    <span class="code-text">{url.clone()}</span>
                    <CopyButton text=url what/>
                </li>
            }
        })
        .collect_view()
}
