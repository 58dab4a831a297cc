//! What the list is narrowed to.

use crate::dashboard::parts::{Icon, SegmentedLinks};
use leptos::prelude::*;
use leptos_router::{components::Form, hooks::use_query_map};

/// Search, state and source.
#[component]
pub fn LinkFilters() -> impl IntoView {
    let query = use_query_map();
    let kept = move |name: &'static str| query.with(|query| query.get(name)).unwrap_or_default();
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
                        class="input" type="search" name="search" aria-label="Search links"
                        placeholder="Title or order number" value=query.with_untracked(|query| query.get("search"))
                    />
                </div>
                <button class="btn" type="submit" name="page" value="1">"Search"</button>
            </Form>
            <SegmentedLinks label="State" name="status" options=&[("", "All"), ("active", "Active"), ("inactive", "Inactive")]/>
            <SegmentedLinks
                label="Made by" name="source"
                options=&[("", "Any source"), ("dashboard", "Dashboard"), ("api", "API"), ("invoice", "Invoice")]
            />
        </div>
    }
    .into_any()
}
