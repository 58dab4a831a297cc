//! What is known about a payment.

use crate::dashboard::{
    mode::use_shown,
    parts::{AddressText, CopyButton, Moment},
    words,
};
use api_types::dashboard::PaymentDetail;
use leptos::prelude::*;

/// The payment as pairs, then its address, then the customer.
#[component]
pub fn PaymentFacts(
    /// The payment.
    payment: PaymentDetail,
) -> impl IntoView {
    let shown = use_shown();
    let item = payment.item;
    let link = format!("/dashboard/links/{}", item.link);
    let excess = item.flags.iter().any(|flag| flag == "overpaid").then_some(item.excess);
    let short = item.flags.iter().any(|flag| flag == "underpaid" || flag == "late");
    let missing = Some(item.missing).filter(|missing| short && crate::ui::is_something(missing));
    let confirmations = match item.confirmations_needed {
        0 => "Not counted: it came on another network".to_owned(),
        needed => format!("{} of {needed}", item.confirmations),
    };
    let customer = payment.customer;
    let asked = customer != domain::CustomerInfo::default();
    // Nobody said who pays: it is whose the link was.
    let known = item.customer.filter(|_| customer.name.is_none() && customer.email.is_none());
    let known = known.map(|known| view! { <dt>"Made for"</dt><dd>{known}</dd> });
    let told = [
        ("Name", customer.name),
        ("E-mail", customer.email),
        ("Phone", customer.phone),
        ("Postal address", customer.address),
        ("Note", customer.note),
    ]
    .into_iter()
    .filter_map(|(name, value)| value.map(|value| view! { <dt>{name}</dt><dd class="lines">{value}</dd> }))
    .collect_view();
    let page = payment.customer_id.map(|id| {
        let href = move || shown.href(&format!("/dashboard/customers/{id}"));
        view! { <a class="btn sm" href=href>"All about them"</a> }
    });
    let nothing = (!asked).then(|| view! { <p class="muted sm">"The link asked nothing."</p> });
    let answers = (asked || known.is_some()).then(|| view! { <dl class="facts">{known}{told}</dl> });
    view! {
        <section class="card side-card" aria-labelledby="facts">
            <div class="card-head"><h2 id="facts">"Payment"</h2></div>
            <div class="card-body">
                <dl class="facts">
                    <dt>"Link"</dt><dd><a href=move || shown.href(&link)>{item.title}</a></dd>
                    {item.reference.map(|reference| view! { <dt>{words::reference(&item.source)}</dt><dd>{reference}</dd> })}
                    <dt>"Price"</dt><dd>{item.due}" "{item.symbol.clone()}</dd>
                    <dt>"Received"</dt><dd>{item.received}" "{item.symbol.clone()}</dd>
                    {missing.map(|amount| view! { <dt>"Missing"</dt><dd>{amount}" "{item.symbol.clone()}</dd> })}
                    {excess.map(|amount| view! { <dt>"Too much"</dt><dd>{amount}" "{item.symbol.clone()}</dd> })}
                    <dt>"Network"</dt><dd>{item.network_name}</dd>
                    <dt>"Confirmations"</dt><dd>{confirmations}</dd>
                    <dt>"Begun"</dt><dd><Moment at=item.opened_at/></dd>
                    <dt>"To be paid by"</dt><dd><Moment at=item.deadline exact=true/></dd>
                    {item.paid_at.map(|at| view! { <dt>"Paid"</dt><dd><Moment at/></dd> })}
                    <dt>"Link made by"</dt><dd>{words::source(&item.source)}</dd>
                </dl>
            </div>
        </section>
        <section class="card side-card" aria-labelledby="where">
            <div class="card-head"><h2 id="where">"Address"</h2><CopyButton text=payment.address.clone() what="the address"/></div>
            <div class="card-body">
                <p><AddressText text=payment.address/></p>
                {payment.path.map(|path| view! { <p class="muted sm">"Your wallet finds it at "<span class="code-text">{path}</span></p> })}
            </div>
        </section>
        <section class="card side-card" aria-labelledby="customer">
            <div class="card-head"><h2 id="customer">"Customer"</h2>{page}</div>
            <div class="card-body">{answers}{nothing}</div>
        </section>
    }
    .into_any()
}
