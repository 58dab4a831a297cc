//! Marks what is only a rehearsal.

use domain::Mode;
use leptos::prelude::*;

/// `Test`, or nothing.
#[component]
pub fn ModeBadge(
    /// Live or test.
    mode: Mode,
) -> impl IntoView {
    (mode == Mode::Test).then(|| view! { <span class="badge warn">"Test"</span> })
}
