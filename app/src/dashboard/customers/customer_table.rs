//! Customers as rows, and what is done to those that are chosen; under 760 px each row becomes a block.

use super::actions::CustomerActions;
use crate::dashboard::{
    mode::use_shown,
    parts::{Icon, Moment},
    tags::{DIALOG, TagList},
    words,
};
use api_types::customers::CustomerItem;
use leptos::prelude::*;

/// Customers with what came of them.
#[component]
pub fn CustomerTable(
    /// The rows.
    items: Vec<CustomerItem>,
    /// What can be done to them.
    actions: CustomerActions,
) -> impl IntoView {
    let all: Vec<_> = items.iter().map(|item| item.id.clone()).collect();
    let rows = items.into_iter().map(|item| view! { <Row item actions/> }).collect_view();
    view! {
        <Bulk all actions/>
        <table class="table rows-to-blocks links-table customers-table">
            <caption class="visually-hidden">"Customers"</caption>
            <thead>
                <tr>
                    <th scope="col" class="pick"><span class="visually-hidden">"Chosen"</span></th>
                    <th scope="col">"Customer"</th>
                    <th scope="col">"Tags"</th>
                    <th scope="col" class="n">"Payments"</th>
                    <th scope="col" class="n">"Last"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Choose all, and tag them.
#[component]
fn Bulk(all: Vec<String>, actions: CustomerActions) -> impl IntoView {
    let selection = actions.selection;
    let total = all.len();
    let choose_all = move |event| selection.only(if event_target_checked(&event) { all.clone() } else { Vec::new() });
    view! {
        <div class="bulk needs-script" data-needs="work">
            <label class="row-check">
                <input
                    type="checkbox" aria-label="Choose all customers on this page"
                    prop:checked=move || selection.count() == total
                    prop:indeterminate=move || (1..total).contains(&selection.count())
                    on:change=choose_all
                />
                <span role="status">
                    {move || match selection.count() {
                        0 => "Choose all".to_owned(),
                        count => format!("{} chosen", words::count(count as u64, "customer", "customers")),
                    }}
                </span>
            </label>
            <div class="row" hidden=move || selection.count() == 0>
                <button class="btn sm" type="button" popovertarget=DIALOG><Icon name="tag"/>"Tags"</button>
            </div>
        </div>
    }
    .into_any()
}

/// One customer.
#[component]
fn Row(item: CustomerItem, actions: CustomerActions) -> impl IntoView {
    let shown = use_shown();
    let selection = actions.selection;
    let href = {
        let id = item.id.clone();
        move || shown.href(&format!("/dashboard/customers/{id}"))
    };
    let (id, picked) = (item.id.clone(), item.id.clone());
    let (main, below) = match item.name {
        Some(name) => (name, Some(item.email)),
        None => (item.email, item.phone),
    };
    let last = match item.last_at {
        Some(at) => view! { <Moment at/> }.into_any(),
        None => view! { <span>"Never"</span> }.into_any(),
    };
    view! {
        <tr>
            <td class="pick needs-script" data-needs="work">
                <label class="row-check">
                    <input
                        type="checkbox" aria-label=format!("Choose {main}") prop:checked=move || selection.has(&picked)
                        on:change=move |event| selection.set(&id, event_target_checked(&event))
                    />
                </label>
            </td>
            <td class="who">
                <a class="main" href=href>{main.clone()}</a>
                <span class="path"><span class="cut">{below}</span></span>
            </td>
            <td class="tags-cell"><TagList tags=item.tags/></td>
            <td class="n strong" data-label="Payments">{item.paid}</td>
            <td class="n muted" data-label="Last">{last}</td>
        </tr>
    }
    .into_any()
}
