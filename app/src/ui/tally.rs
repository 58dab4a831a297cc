//! The tally: notches for what can be counted. The brand, and used for nothing else.

use super::{Markup, Tone};
use leptos::prelude::*;

/// More notches than this would not be counted but measured; then each stands for more than one.
const MOST: u32 = 40;

/// `done` of `all` notches cut. `label` says the same in words.
pub fn tally_html(done: u32, all: u32, tone: Tone, large: bool, label: &str) -> Markup {
    let notches = all.clamp(1, MOST);
    let cut = if all <= MOST { done.min(all) } else { done.min(all) * MOST / all };
    Markup::new()
        .raw("<div class=\"tally ")
        .raw(tone.class())
        .raw(if large { " large" } else { "" })
        .raw("\" role=\"img\" aria-label=\"")
        .text(label)
        .raw("\">")
        .with(
            (0..notches)
                .map(|at| Markup::new().raw(if at < cut { "<i class=\"on\"></i>" } else { "<i></i>" }))
                .collect(),
        )
        .raw("</div>")
}

/// [`tally_html`] as a view.
pub fn tally(done: u32, all: u32, tone: Tone, large: bool, label: &str) -> impl IntoView + use<> {
    tally_html(done, all, tone, large, label).view()
}
