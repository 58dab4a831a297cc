//! Whether a link can be paid.

use crate::dashboard::parts::Icon;
use leptos::prelude::*;

/// The state as a badge.
#[component]
pub fn LinkStateBadge(
    /// Whether it can be paid.
    active: bool,
    /// Running sessions.
    running: u64,
) -> impl IntoView {
    let (tone, icon, words) = match (active, running) {
        (false, _) => ("", "x", "Inactive"),
        (true, 0) => ("ok", "check", "Active"),
        (true, _) => ("info", "clock", "Paying now"),
    };
    view! { <span class=format!("badge {tone}")><Icon name=icon/>{words}</span> }.into_any()
}
