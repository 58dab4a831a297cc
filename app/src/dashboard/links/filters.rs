//! What the list is narrowed to.

use crate::dashboard::parts::use_query;
use crate::dashboard::parts::{Icon, SegmentedLinks};
use leptos::prelude::*;
use leptos_router::components::Form;

/// Search, state, kind and source; all of it in the address.
#[component]
pub fn LinkFilters(
    /// More filters.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let query = use_query();
    let kept = move |name: &'static str| query.with(|query| query.get(name)).unwrap_or_default();
    let hidden = move |name: &'static str| {
        move || (!kept(name).is_empty()).then(|| view! { <input type="hidden" name=name value=kept(name)/> })
    };
    let narrowed = move || ["kind", "source"].iter().any(|name| !kept(name).is_empty());
    let open = narrowed();
    view! {
        <div class="filters">
            <Form method="GET" action="" attr:class="search" attr:role="search">
                {hidden("mode")}
                {hidden("status")}
                {hidden("kind")}
                {hidden("source")}
                {hidden("tags")}
                <div class="input-group">
                    <Icon name="search"/>
                    <input
                        class="input" type="search" name="search" aria-label="Search links"
                        placeholder="Title, address or order number" value=query.with_untracked(|query| query.get("search"))
                    />
                </div>
                <button class="btn" type="submit" name="page" value="1">"Search"</button>
            </Form>
            <SegmentedLinks
                label="State" name="status"
                options=&[
                    ("", "All"), ("active", "Active"), ("limit_reached", "Limit reached"), ("ended", "Ended"),
                    ("inactive", "Inactive"), ("archived", "Archived"),
                ]
            />
            <details class="more-filters" open=open>
                <summary class="btn"><Icon name="filter"/>"Kind and source"</summary>
                <div class="row">
                    <SegmentedLinks
                        label="Kind" name="kind"
                        options=&[("", "Any kind"), ("fixed", "Fixed"), ("open", "Open"), ("product", "Product")]
                    />
                    <SegmentedLinks
                        label="Made by" name="source"
                        options=&[("", "Any source"), ("dashboard", "Dashboard"), ("api", "API"), ("invoice", "Invoice")]
                    />
                </div>
            </details>
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}
