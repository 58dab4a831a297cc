//! QR codes.

use super::Markup;
use leptos::prelude::*;

/// A QR code from its dark modules: always black on white with its quiet zone, in dark too.
pub fn qr_html(size: u32, path: &str, label: &str) -> Markup {
    Markup::new()
        .raw("<div class=\"qr\"><svg viewBox=\"0 0 ")
        .number(size)
        .raw(" ")
        .number(size)
        .raw("\" role=\"img\" aria-label=\"")
        .text(label)
        .raw("\" shape-rendering=\"crispEdges\"><path d=\"")
        .text(path)
        .raw("\"></path></svg></div>")
}

/// [`qr_html`] as a view.
pub fn qr(size: u32, path: &str, label: &str) -> impl IntoView + use<> {
    qr_html(size, path, label).view()
}
