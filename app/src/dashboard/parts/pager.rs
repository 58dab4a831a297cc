//! The foot of a list: where one is in it, and the pages beside.

use super::query::with_param;
use crate::dashboard::parts::use_query;
use crate::dashboard::words;
use crate::ui::Icon;
use leptos::prelude::*;

/// The pages of a list, in the address's `page`.
#[component]
pub fn Pager(
    /// Rows in all, as far as was counted.
    total: u64,
    /// Whether there are more than that.
    #[prop(optional)]
    more: bool,
    /// From 1.
    page: u32,
    /// Rows a page.
    per_page: u32,
    /// What one row is.
    one: &'static str,
    /// What several rows are.
    many: &'static str,
    /// Whether the page stays where it is scrolled to, for a list below other things.
    #[prop(optional)]
    stay: bool,
) -> impl IntoView {
    let query = use_query();
    let per_page = u64::from(per_page.max(1));
    let page = u64::from(page.max(1));
    let first = (page - 1) * per_page + 1;
    let last = (page * per_page).min(total);
    let all = if more { words::more_than(total, many) } else { words::count(total, one, many) };
    let words = if total <= per_page && page == 1 && !more {
        all
    } else if first > total {
        format!("Nothing on this page, {all}")
    } else {
        format!("{first} to {last} of {all}")
    };
    let beside = move |to: u64, there: bool, label: &'static str, icon: &'static str| {
        if there {
            let href = move || query.with(|query| with_param(query, "page", &to.to_string()));
            view! { <a class="btn quiet square" href=href aria-label=label data-noscroll=stay.then_some("")><Icon name=icon/></a> }.into_any()
        } else {
            view! { <span class="btn quiet square" aria-disabled="true" role="link" aria-label=label><Icon name=icon/></span> }
                .into_any()
        }
    };
    view! {
        <nav class="pager" aria-label="Pages">
            <span>{words}</span>
            <span class="row">
                {beside(page.saturating_sub(1), page > 1, "Previous page", "chevron-left")}
                {beside(page + 1, last < total || more, "Next page", "chevron-right")}
            </span>
        </nav>
    }
    .into_any()
}
