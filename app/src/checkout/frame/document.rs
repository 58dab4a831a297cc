//! The HTML document around a page.

use super::social::{Social, social};
use crate::{
    checkout::Shell,
    ui::{coin_sprite, sprite},
};
use leptos::prelude::*;

/// Icons that every page needs.
const ALWAYS: [&str; 3] = ["check", "info", "shield-check"];

/// What differs between the documents.
#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    /// For the browser's tab.
    pub title: &'a str,
    /// For previews in chats and search results. Empty: none.
    pub description: &'a str,
    /// For chats and social sites, which show a picture of the page. `None`: it is for nobody else.
    pub social: Option<Social<'a>>,
    /// The merchant's colour, `#rrggbb`.
    pub accent: Option<&'a str>,
    /// The body's class.
    pub class: &'static str,
    /// Names of the icons that the page may show. Those that it begins without stay in a file (`client/icons.rs`).
    pub icons: &'a [&'static str],
    /// Symbols of the coins that the page shows.
    pub coins: &'a [&'a str],
    /// Address of a stylesheet beside the one that all pages have.
    pub styles: Option<&'a str>,
    /// What the islands start from, as JSON.
    pub data: Option<&'a str>,
}

/// Renders a whole document. The body is made inside a reactive owner that ends with it.
pub fn document<V: IntoView>(shell: &Shell, head: Head<'_>, body: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(None);
    let body = owner.with(|| body().into_view().to_html());
    drop(owner);

    let mut html = String::with_capacity(body.len() + 8_192);
    let lang = if shell.lang.is_empty() { "en" } else { &shell.lang };
    write(&mut html, &["<!doctype html><html lang=\"", &escaped(lang), "\"><head><meta charset=\"utf-8\">"]);
    html.push_str(
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\
         <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"robots\" content=\"noindex\">",
    );
    write(&mut html, &["<title>", &escaped(head.title), "</title>"]);
    if !head.description.is_empty() {
        write(&mut html, &["<meta name=\"description\" content=\"", &escaped(head.description), "\">"]);
    }
    if let Some(facts) = &head.social {
        social(&mut html, lang, facts);
    }
    html.push_str(
        "<link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
         <link rel=\"apple-touch-icon\" href=\"/apple-touch-icon.png\">",
    );
    write(&mut html, &["<link rel=\"preload\" as=\"font\" type=\"font/woff2\" crossorigin href=\"", FONT, "\">"]);
    for href in [Some(shell.css_href.as_str()), head.styles].into_iter().flatten() {
        write(&mut html, &["<link rel=\"stylesheet\" href=\"", &escaped(href), "\">"]);
    }
    if let Some(accent) = head.accent.filter(|accent| is_colour(accent)) {
        let nonce = escaped(&shell.nonce);
        write(&mut html, &["<style nonce=\"", &nonce, "\">:root{--merchant-accent:", accent, "}</style>"]);
    }
    script(&mut html, shell);
    write(&mut html, &["</head><body class=\"", head.class, "\">"]);
    let shown = |name: &&str| body.contains(&["#i-", name, "\""].concat());
    let icons: Vec<_> = head.icons.iter().copied().chain(ALWAYS).filter(shown).collect();
    html.push_str(&sprite(&icons));
    if !head.coins.is_empty() {
        html.push_str(&coin_sprite(head.coins.iter().copied()));
    }
    html.push_str(&body);
    if let Some(data) = head.data {
        // A data block is never run. Without "<" in it, nothing in it can end it.
        let data = data.replace('<', "\\u003c");
        write(&mut html, &["<script type=\"application/json\" id=\"live\">", &data, "</script>"]);
    }
    html.push_str("</body></html>");
    html
}

/// The part of the font that every page shows; `style/font.css` names the same file.
const FONT: &str = "/fonts/inter-4.1-basic.woff2";

/// Loads the bundle, then wakes each island. As Leptos's own script does, without its waiting for an idle moment, and
/// without nested islands, which we have none of.
fn script(html: &mut String, shell: &Shell) {
    let Some(name) = &shell.script_name else { return };
    let (name, nonce) = (escaped(name), escaped(&shell.nonce));
    write(
        html,
        &[
            "<link rel=\"modulepreload\" href=\"/pkg/",
            &name,
            ".js\" nonce=\"",
            &nonce,
            "\"><link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin fetchpriority=\"low\" \
             href=\"/pkg/",
            &name,
            "_bg.wasm\"><script type=\"module\" nonce=\"",
            &nonce,
            "\">import*as m from\"/pkg/",
            &name,
            ".js\";await m.default({module_or_path:\"/pkg/",
            &name,
            "_bg.wasm\"});m.hydrate();for(const e of document.querySelectorAll(\"leptos-island\"))\
             m[e.dataset.component](e)</script>",
        ],
    );
}

pub(super) fn write(html: &mut String, parts: &[&str]) {
    for part in parts {
        html.push_str(part);
    }
}

/// Text for an element or a quoted attribute.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// `#rrggbb` and nothing else may stand in a stylesheet.
fn is_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::{escaped, is_colour};

    #[test]
    fn nothing_leaves_the_head_s_text() {
        assert_eq!(escaped("</title>\"&"), "&lt;/title&gt;&quot;&amp;");
        assert!(is_colour("#0e5E73"));
        for not in ["red", "#fff", "#0e5e73}", "#0e5e7g"] {
            assert!(!is_colour(not), "{not}");
        }
    }
}
