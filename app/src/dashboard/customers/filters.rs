//! What the list is narrowed to.

use crate::dashboard::parts::Icon;
use crate::dashboard::parts::use_query;
use leptos::prelude::*;
use leptos_router::components::Form;

/// Search and tags; all of it in the address.
#[component]
pub fn CustomerFilters(
    /// More filters.
    children: Children,
) -> impl IntoView {
    let query = use_query();
    let hidden = move |name: &'static str| {
        move || {
            let kept = query.with(|query| query.get(name)).filter(|kept| !kept.is_empty());
            kept.map(|kept| view! { <input type="hidden" name=name value=kept/> })
        }
    };
    view! {
        <div class="filters">
            <Form method="GET" action="" attr:class="search" attr:role="search">
                {hidden("mode")}
                {hidden("tags")}
                <div class="input-group">
                    <Icon name="search"/>
                    <input
                        class="input" type="search" name="search" aria-label="Search customers"
                        placeholder="Name, e-mail or phone" value=query.with_untracked(|query| query.get("search"))
                    />
                </div>
                <button class="btn" type="submit" name="page" value="1">"Search"</button>
            </Form>
            {children()}
        </div>
    }
    .into_any()
}
