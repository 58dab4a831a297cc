//! The two lists of the tab.

use crate::dashboard::mode::use_shown;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// All payments, and money that no payment asked for.
static VIEWS: [(&str, &str); 2] =
    [("/dashboard/payments", "All payments"), ("/dashboard/payments/unattributed", "Unattributed")];

/// Leads from one list to the other.
#[component]
pub fn PaymentViews() -> impl IntoView {
    let (shown, path) = (use_shown(), use_location().pathname);
    let links = VIEWS
        .iter()
        .map(|(to, words)| {
            let current = move || path.with(|path| path.trim_end_matches('/') == *to).then_some("page");
            view! { <a href=move || shown.href(to) aria-current=current>{*words}</a> }
        })
        .collect_view();
    view! { <nav class="segmented views" aria-label="Lists">{links}</nav> }.into_any()
}
