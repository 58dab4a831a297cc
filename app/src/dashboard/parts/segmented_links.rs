//! A filter with a few values, as links, so that it works without script.

use super::query::with_param;
use crate::dashboard::parts::use_query;
use leptos::prelude::*;

/// A filter in the address.
#[component]
pub fn SegmentedLinks(
    /// What it filters by.
    label: &'static str,
    /// The value's name in the address.
    name: &'static str,
    /// Values and what they are called; the empty value shows all.
    options: &'static [(&'static str, &'static str)],
) -> impl IntoView {
    let query = use_query();
    let links = options
        .iter()
        .map(|(value, words)| {
            let href = move || query.with(|query| with_param(query, name, value));
            let current =
                move || query.with(|query| query.get_str(name).unwrap_or_default() == *value).then_some("true");
            view! { <a href=href aria-current=current>{*words}</a> }
        })
        .collect_view();
    view! { <div class="segmented" role="group" aria-label=label>{links}</div> }.into_any()
}
