//! Links as rows; under 760 px each row becomes a block.

use super::{
    bulk_bar,
    limit_badge::{self, LimitBadge},
    row_menu::RowMenu,
    selection::ListActions,
};
use crate::dashboard::{
    mode::use_shown,
    parts::{Icon, PaymentBadge, utc_day},
    tags::TagList,
    words,
};
use api_types::dashboard::LinkItem;
use leptos::prelude::*;

/// Links with what came of them.
#[component]
pub fn LinksTable(
    /// The rows.
    items: Vec<LinkItem>,
    /// What can be done to them.
    actions: ListActions,
) -> impl IntoView {
    let rows = items.into_iter().map(|item| view! { <Row item actions/> }).collect_view();
    view! {
        <table class="table rows-to-blocks links-table">
            <caption class="visually-hidden">"Links"</caption>
            <thead>
                <tr>
                    <th scope="col" class="pick"><span class="visually-hidden">"Chosen"</span></th>
                    <th scope="col">"Link"</th>
                    <th scope="col" class="n">"Price"</th>
                    <th scope="col">"Payments"</th>
                    <th scope="col">"State"</th>
                    <th scope="col" class="src-head">"Source"</th>
                    <th scope="col"><span class="visually-hidden">"Actions"</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// One link.
#[component]
fn Row(item: LinkItem, actions: ListActions) -> impl IntoView {
    let shown = use_shown();
    let selection = actions.selection;
    let (source, icon) = (words::source(&item.source), words::source_icon(&item.source));
    let href = {
        let id = item.id.clone();
        move || shown.href(&format!("/dashboard/links/{id}"))
    };
    let path = match (&item.path, &item.invoice) {
        (Some(path), _) => format!("/{path}"),
        (None, Some(invoice)) => format!("Due {}", utc_day(invoice.due_on)),
        (None, None) => "Secret address".to_owned(),
    };
    let (id, picked) = (item.id.clone(), item.id.clone());
    let price = words::price(&item.kind, &item.amount, &item.symbol);
    // That an invoice is paid once is its end, and no limit that was reached.
    let (count, urgency, look) = match &item.invoice {
        Some(invoice) => (format!("{} of 1", item.paid), None, words::invoice_state(invoice.state, item.running)),
        None => (limit_badge::said(&item), item.urgency, words::link(&item)),
    };
    let limit = view! { <LimitBadge words=count urgency/> };
    let badge = view! { <PaymentBadge look/> };
    view! {
        <tr>
            <td class="pick needs-script">
                <label class="row-check">
                    <input
                        type="checkbox" name="links[]" value=item.id.clone() form=bulk_bar::FORM
                        aria-label=format!("Choose {}", item.title) prop:checked=move || selection.has(&picked)
                        on:change=move |event| selection.set(&id, event_target_checked(&event))
                    />
                </label>
            </td>
            <td class="who">
                <a class="main" href=href>{item.title.clone()}</a>
                <span class="path"><span class="cut">{path}</span>{item.reference.clone()}</span>
                <TagList tags=item.tags.clone()/>
            </td>
            <td class="n strong" data-label="Price">{price}</td>
            <td class="lim" data-label="Payments">{limit}</td>
            <td class="st">{badge}</td>
            <td class="from" data-label="Source"><span class="src"><Icon name=icon/>{source}</span></td>
            <td class="more"><RowMenu item actions/></td>
        </tr>
    }
    .into_any()
}
