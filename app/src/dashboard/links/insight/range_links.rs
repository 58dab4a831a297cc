//! How far back the figures go, as links, so that it works without script.

use super::insight_parts::shown_range;
use crate::dashboard::parts::use_query;
use crate::dashboard::parts::with_param;
use api_types::analytics::Range;
use leptos::prelude::*;

/// 7, 30 or 90 days.
#[component]
pub fn RangeLinks() -> impl IntoView {
    let query = use_query();
    let shown = shown_range();
    let links = Range::ALL
        .into_iter()
        .map(|range| {
            let days = range.days().to_string();
            let words = format!("{days} days");
            let href = move || query.with(|query| with_param(query, "days", &days));
            let current = move || (shown.get() == range).then_some("true");
            view! { <a href=href aria-current=current data-noscroll="">{words}</a> }
        })
        .collect_view();
    view! { <div class="segmented" role="group" aria-label="How far back">{links}</div> }.into_any()
}
