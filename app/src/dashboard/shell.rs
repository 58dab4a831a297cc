//! The HTML document around the dashboard.

use super::{app::App, parts::KNOWN_COINS};
use crate::ui::{
    coin::coin_sprite,
    sprite::{all_names, sprite},
};
use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;

/// Addresses of built files, provided by the server as context.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assets {
    /// The dashboard's stylesheet.
    pub css_href: String,
    /// The icon of browser tabs. Empty: none.
    pub icon_href: String,
}

/// Until the program has started nothing follows the address: whoever goes back within this page gets the one of that address
/// from the server. The program takes this off when it starts (`entry.rs`).
const UNTIL_STARTED: &str = "{ const at = () => location.pathname + location.search, here = at(); \
     onpopstate = () => { if (at() !== here) location.reload(); }; }";

/// The document. `options` name the dashboard's bundle: `output_name` with its hash, `site_pkg_dir`.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let assets = use_context::<Assets>().unwrap_or_default();
    let icon = if assets.icon_href.is_empty() { "data:,".to_owned() } else { assets.icon_href };
    let sprites = sprite(&all_names()) + &coin_sprite(KNOWN_COINS.iter().copied());
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="robots" content="noindex, nofollow"/>
                <link rel="icon" href=icon/>
                <link rel="stylesheet" href=assets.css_href/>
                <script nonce=use_nonce() inner_html=UNTIL_STARTED></script>
                <HydrationScripts options/>
                <MetaTags/>
            </head>
            <body>
                <App/>
                <div hidden inner_html=sprites></div>
            </body>
        </html>
    }
}
