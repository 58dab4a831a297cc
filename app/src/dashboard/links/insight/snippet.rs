//! A text to copy.

use crate::dashboard::parts::CopyButton;
use leptos::prelude::*;

/// A text behind its name.
#[component]
pub fn Snippet(
    /// What it is.
    title: &'static str,
    /// What to do with it.
    about: &'static str,
    /// What is copied, for those who hear the page.
    what: &'static str,
    /// The text.
    text: String,
) -> impl IntoView {
    let shown = text.trim_end().to_owned();
    view! {
        <details class="snippet">
            <summary>{title}</summary>
            <p class="sm muted">{about}</p>
            <pre tabindex="0" aria-label=title>{shown}</pre>
            <CopyButton text what/>
        </details>
    }
    .into_any()
}
