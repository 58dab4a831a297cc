//! What the list is narrowed to.

use crate::dashboard::frame::use_member;
use crate::dashboard::parts::use_query;
use crate::dashboard::parts::{Icon, SegmentedLinks};
use leptos::prelude::*;
use leptos_router::components::Form;

/// Search, days, state and source.
#[component]
pub fn PaymentFilters() -> impl IntoView {
    let query = use_query();
    let kept = move |name: &'static str| query.with(|query| query.get(name)).unwrap_or_default();
    let at_first = move |name: &'static str| query.with_untracked(|query| query.get(name));
    let clock = format!("By the clock of {}", untrack(|| use_member().me().zone));
    let hidden = move |name: &'static str| {
        move || (!kept(name).is_empty()).then(|| view! { <input type="hidden" name=name value=kept(name)/> })
    };
    view! {
        <div class="filters">
            <Form method="GET" action="" attr:class="search" attr:role="search">
                {hidden("mode")}
                {hidden("status")}
                {hidden("source")}
                <div class="input-group">
                    <Icon name="search"/>
                    <input
                        class="input" type="search" name="search" aria-label="Search payments"
                        placeholder="Customer, title, code, address" value=at_first("search")
                    />
                </div>
                <label class="day" title=clock.clone()><span>"Begun from"</span><input class="input" type="date" name="from" value=at_first("from")/></label>
                <label class="day" title=clock><span>"Until"</span><input class="input" type="date" name="until" value=at_first("until")/></label>
                <button class="btn" type="submit" name="page" value="1">"Search"</button>
            </Form>
            <SegmentedLinks
                label="State" name="status"
                options=&[("", "All"), ("open", "Open"), ("paid", "Paid"), ("attention", "Needs you"), ("expired", "Expired"), ("cancelled", "Cancelled")]
            />
            <SegmentedLinks
                label="Link made by" name="source"
                options=&[("", "Any source"), ("dashboard", "Dashboard"), ("api", "API"), ("invoice", "Invoice")]
            />
        </div>
    }
    .into_any()
}
