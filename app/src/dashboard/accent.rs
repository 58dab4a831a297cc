//! The merchant's colour, from which the page derives its accent.

use leptos::prelude::*;

/// Sets the accent: on the server in a `<style>` with the page's nonce, in the browser through the CSSOM, because the
/// content security policy forbids styles that script adds.
#[component]
pub fn Accent(
    /// `#rrggbb`; anything else is left out.
    #[prop(into)]
    color: Signal<String>,
) -> impl IntoView {
    Effect::new(move || show(&color.get()));
    view! { <div hidden inner_html=server_style(&color.get_untracked())></div> }.into_any()
}

/// Shows the page in a colour from now on; anything but `#rrggbb` changes nothing. Only in the browser.
pub fn show(color: &str) {
    use leptos::wasm_bindgen::JsCast;
    let root = document().document_element().and_then(|root| root.dyn_into::<leptos::web_sys::HtmlElement>().ok());
    if let (Some(root), true) = (root, is_color(color)) {
        _ = root.style().set_property("--merchant-accent", color);
    }
}

/// The style element of the server's page; empty in the browser.
#[cfg(feature = "ssr")]
fn server_style(color: &str) -> String {
    if !is_color(color) {
        return String::new();
    }
    let nonce = leptos::nonce::use_nonce().map(|nonce| format!(" nonce=\"{nonce}\"")).unwrap_or_default();
    format!("<style{nonce}>:root{{--merchant-accent:{color}}}</style>")
}

/// As above.
#[cfg(not(feature = "ssr"))]
const fn server_style(_color: &str) -> String {
    String::new()
}

/// Whether this is `#rrggbb`.
pub fn is_color(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_colour_is_written_into_the_style() {
        assert!(is_color("#0e5e73"));
        for text in ["0e5e73", "#0e5e7", "#0e5e73;", "#gggggg", "#0e5e73}</style><script>", ""] {
            assert!(!is_color(text), "{text}");
        }
    }
}
