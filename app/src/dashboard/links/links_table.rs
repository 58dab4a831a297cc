//! Links as rows; under 760 px each row becomes a block.

use super::state_badge::LinkStateBadge;
use crate::dashboard::{
    mode::use_shown,
    parts::{Icon, Moment},
    words,
};
use api_types::dashboard::LinkItem;
use leptos::prelude::*;

/// Links with what came of them.
#[component]
pub fn LinksTable(
    /// The rows.
    items: Vec<LinkItem>,
) -> impl IntoView {
    let rows = items.into_iter().map(|item| view! { <Row item/> }).collect_view();
    view! {
        <table class="table rows-to-blocks links-table">
            <caption class="visually-hidden">"Links"</caption>
            <thead>
                <tr>
                    <th scope="col">"Link"</th>
                    <th scope="col" class="n">"Price"</th>
                    <th scope="col" class="n">"Paid"</th>
                    <th scope="col" class="n">"Open now"</th>
                    <th scope="col">"State"</th>
                    <th scope="col" class="n">"Made"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// One link.
#[component]
fn Row(item: LinkItem) -> impl IntoView {
    let shown = use_shown();
    let badge = view! { <LinkStateBadge active=item.active running=item.running/> };
    let (source, icon) = (words::source(&item.source), words::source_icon(&item.source));
    let href = move || shown.href(&format!("/dashboard/links/{}", item.id));
    view! {
        <tr>
            <td class="who">
                <a class="main" href=href>{item.title}</a>
                <span class="path">
                    {item.reference}
                    <span class="src"><Icon name=icon/>{source}</span>
                </span>
            </td>
            <td class="n strong" data-label="Price">{item.amount}" "<span class="muted">{item.symbol}</span></td>
            <td class="n" data-label="Paid">{item.paid}</td>
            <td class="n" data-label="Open now">{item.running}</td>
            <td class="st">{badge}</td>
            <td class="n muted" data-label="Made"><Moment at=item.created_at/></td>
        </tr>
    }
    .into_any()
}
