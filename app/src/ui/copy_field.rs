//! What is to be copied, readable in full, and one obvious button.

use super::{Markup, icon_html};
use leptos::prelude::*;

/// A field to copy from. `what` names it; `copied` is what the button puts on the clipboard. The button shows only with
/// script: whoever loads this page's bundle must answer clicks on `[data-copy]`.
pub fn copy_field_html(what: &str, value: Markup, copied: &str) -> Markup {
    Markup::new()
        .raw("<div class=\"copy\"><span class=\"what\">")
        .text(what)
        .raw("</span><span class=\"value\">")
        .with(value)
        .raw("</span><button class=\"btn needs-script\" type=\"button\" data-copy=\"")
        .text(copied)
        .raw("\" aria-label=\"Copy ")
        .text(&lower_first(what))
        .raw("\"><span class=\"todo\">")
        .with(icon_html("copy"))
        .raw("Copy</span><span class=\"done\">")
        .with(icon_html("check"))
        .raw("Copied</span></button></div>")
}

/// [`copy_field_html`] as a view.
pub fn copy_field(what: &str, value: Markup, copied: &str) -> impl IntoView + use<> {
    copy_field_html(what, value, copied).view()
}

/// For the middle of a sentence. Only ASCII: our own words begin with nothing else.
fn lower_first(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}
