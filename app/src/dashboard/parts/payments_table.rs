//! Payments as rows; under 760 px each row becomes a block.

use super::{mode_badge::ModeBadge, moment::Moment, payment_badge::PaymentBadge};
use crate::dashboard::{mode::use_shown, words};
use api_types::dashboard::PaymentItem;
use leptos::prelude::*;

/// Sessions with what came of them.
#[component]
pub fn PaymentsTable(
    /// The rows.
    items: Vec<PaymentItem>,
    /// What the table is, for those who hear the page.
    caption: &'static str,
) -> impl IntoView {
    let rows = items.into_iter().map(|item| view! { <Row item/> }).collect_view();
    view! {
        <table class="table rows-to-blocks payments-table">
            <caption class="visually-hidden">{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">"Payment"</th>
                    <th scope="col">"Code"</th>
                    <th scope="col" class="n">"Received"</th>
                    <th scope="col">"Network"</th>
                    <th scope="col">"State"</th>
                    <th scope="col" class="n">"When"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// One session.
#[component]
fn Row(item: PaymentItem) -> impl IntoView {
    let shown = use_shown();
    let href = {
        let id = item.id.clone();
        move || shown.href(&format!("/dashboard/payments/{id}"))
    };
    let badge = view! { <PaymentBadge look=words::payment(&item)/> };
    // What is paid is looked for by when it was; all else has only begun.
    let (did, at) = item.paid_at.map_or(("Begun", item.opened_at), |at| ("Paid", at));
    // An invoice's number is shown beside who pays it (R21).
    let about = match (item.customer, item.reference) {
        (Some(customer), Some(number)) if item.source == "invoice" => Some(format!("{number}, {customer}")),
        (customer, reference) => customer.or(reference),
    };
    view! {
        <tr>
            <td class="who">
                <a class="main" href=href>{item.title}</a>
                <span class="path">{about}</span>
            </td>
            <td class="code" data-label="Code"><span class="num code-text">{item.code}</span></td>
            <td class="n strong" data-label="Received">
                {item.received}" "<span class="muted">"of "{item.due}" "{item.symbol}</span>
            </td>
            <td data-label="Network">{item.network_name}</td>
            <td class="st"><span class="row tight-row">{badge}<ModeBadge mode=item.mode/></span></td>
            <td class="n muted" data-label=did><span class="did xs">{did}" "</span><Moment at/></td>
        </tr>
    }
    .into_any()
}
