//! The tabs of the activity, as links, so that they work without script.

use super::insight_parts::shown_tab;
use crate::dashboard::parts::use_query;
use crate::dashboard::parts::with_param;
use api_types::analytics::Tab;
use leptos::prelude::*;

/// All, views, payments, reminders.
#[component]
pub fn TabLinks() -> impl IntoView {
    let query = use_query();
    let shown = shown_tab();
    let links = Tab::ALL
        .into_iter()
        .map(|tab| {
            let (value, words) = match tab {
                Tab::All => ("", "All"),
                Tab::Views => (tab.as_str(), "Views"),
                Tab::Payments => (tab.as_str(), "Payments"),
                Tab::Reminders => (tab.as_str(), "Reminders"),
            };
            let href = move || query.with(|query| with_param(query, "tab", value));
            let current = move || (shown.get() == tab).then_some("true");
            view! { <a href=href aria-current=current data-noscroll="">{words}</a> }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label="Kind of activity">{links}</nav> }.into_any()
}
