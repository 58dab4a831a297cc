//! What waits for the merchant: payments to decide about, customers who were turned away, networks with trouble.

use crate::dashboard::parts::Icon;
use crate::dashboard::{
    mode::use_shown,
    parts::{Empty, ModeBadge, Moment, utc_day},
    payments::{DecisionButtons, Decisions},
    words,
};
use api_types::{
    dashboard::{NetworkItem, PaymentItem, TurnedAway},
    invoices::OverdueInvoice,
};
use leptos::prelude::*;

/// A list with what can be done about each.
#[component]
pub fn NeedsYou(
    /// The payments.
    items: Vec<PaymentItem>,
    /// Invoices whose last day is over.
    overdue: Vec<OverdueInvoice>,
    /// Customers who could not begin to pay.
    turned_away: Vec<TurnedAway>,
    /// Networks; those with trouble are listed.
    networks: Vec<NetworkItem>,
    /// What can be decided.
    decisions: Decisions,
) -> impl IntoView {
    let troubled: Vec<_> = networks.into_iter().filter(|network| network.trouble.is_some()).collect();
    let count = items.len() + overdue.len() + turned_away.len() + troubled.len();
    let body = if count == 0 {
        view! { <Empty title="Nothing waits for you" text="Late or wrong payments would show here. The money is safe until you decide."/> }
            .into_any()
    } else {
        let entries = items.into_iter().map(|item| view! { <Entry item decisions/> }).collect_view();
        let overdue = overdue.into_iter().map(|invoice| view! { <Overdue invoice/> }).collect_view();
        let away = turned_away.into_iter().map(|away| view! { <Away away/> }).collect_view();
        let troubled = troubled.into_iter().map(|network| view! { <Troubled network/> }).collect_view();
        view! { <ul class="todo-list">{entries}{overdue}{away}{troubled}</ul> }.into_any()
    };
    view! {
        <section class="card attention" aria-labelledby="attention">
            <div class="card-head">
                <h2 id="attention">"Needs you"</h2>
                {(count > 0).then(|| view! { <span class="lede">{count}</span> })}
            </div>
            {decisions.trouble()}
            {body}
        </section>
    }
    .into_any()
}

/// One payment.
#[component]
fn Entry(item: PaymentItem, decisions: Decisions) -> impl IntoView {
    let shown = use_shown();
    let (happened, means) = words::decision(&item);
    let look = words::payment(&item);
    let href = {
        let id = item.id.clone();
        move || shown.href(&format!("/dashboard/payments/{id}"))
    };
    view! {
        <li>
            <span class="spot warn"><Icon name=look.icon/></span>
            <div>
                <p><b>{happened}</b>" "{means}" "<ModeBadge mode=item.mode/></p>
                <div class="row">
                    <DecisionButtons id=item.id decisions/>
                    <a href=href>"Look at it"<span class="visually-hidden">": "{item.title}</span></a>
                </div>
            </div>
        </li>
    }
    .into_any()
}

/// An invoice that was not paid in time.
#[component]
fn Overdue(invoice: OverdueInvoice) -> impl IntoView {
    let shown = use_shown();
    let OverdueInvoice { link, number, customer, total, due_on, mode } = invoice;
    let href = move || shown.href(&format!("/dashboard/links/{link}"));
    view! {
        <li>
            <span class="spot bad"><Icon name="file-text"/></span>
            <div>
                <p><b>{number.clone()}" is overdue."</b>" "{customer}" was to pay "{total}" by "{utc_day(due_on)}". "<ModeBadge mode/></p>
                <div class="row"><a href=href>"Look at it"<span class="visually-hidden">": "{number}</span></a></div>
            </div>
        </li>
    }
    .into_any()
}

/// Customers who could not begin to pay, for there was no exchange rate.
#[component]
fn Away(away: TurnedAway) -> impl IntoView {
    let shown = use_shown();
    let link = away.link.map(|link| {
        let href = move || shown.href(&format!("/dashboard/links/{link}"));
        view! { <a href=href>"Look at the link"</a> }
    });
    view! {
        <li>
            <span class="spot warn"><Icon name="trending-up"/></span>
            <div>
                <p><b>"Turned away, "<Moment at=away.at/>"."</b>" "{away.text}</p>
                <div class="row">
                    <a href=move || shown.href("/dashboard/settings/prices")>"Set a rate"</a>
                    {link}
                </div>
            </div>
        </li>
    }
    .into_any()
}

/// A network that payments cannot be seen on.
#[component]
fn Troubled(network: NetworkItem) -> impl IntoView {
    view! {
        <li>
            <span class="spot warn"><Icon name="unplug"/></span>
            <div>
                <p><b>{network.name}" has trouble."</b>" "{network.trouble}" "<ModeBadge mode=network.mode/></p>
                <div class="row"><a href="/dashboard/settings/networks">"Look at the networks"</a></div>
            </div>
        </li>
    }
    .into_any()
}
