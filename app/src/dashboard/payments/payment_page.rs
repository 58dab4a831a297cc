//! A payment's own page.

use super::{
    decisions::{CancelButton, DecisionButtons, Decisions, TryAgain},
    facts::PaymentFacts,
    server_fns::load_payment,
    transactions::Transactions,
};
use crate::dashboard::{
    live::use_live,
    parts::{ActivityFeed, Crumb, Icon, Loaded, ModeBadge, PageHead, PaymentBadge, page_data},
    words,
};
use api_types::dashboard::PaymentDetail;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// A payment; read again when something happens.
#[component]
pub fn PaymentPage() -> impl IntoView {
    let params = use_params_map();
    let live = use_live();
    let decisions = Decisions::new();
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    let payment = page_data(move || (id(), live.version(), decisions.made()), |(id, ..)| load_payment(id));
    view! { <Loaded resource=payment view=move |payment| view! { <PaymentView payment decisions/> }.into_any()/> }
        .into_any()
}

/// What the page shows.
#[component]
pub fn PaymentView(
    /// The payment.
    payment: PaymentDetail,
    /// What can be decided.
    decisions: Decisions,
) -> impl IntoView {
    let facts = view! { <PaymentFacts payment=payment.clone()/> };
    let PaymentDetail { item, transactions, url, events, can_decide, can_cancel, can_try_again, .. } = payment;
    let badge = view! { <PaymentBadge look=words::payment(&item)/><ModeBadge mode=item.mode/> }.into_any();
    let crumbs = vec![Crumb { path: "/dashboard/payments".to_owned(), name: "Payments" }];
    let decide = can_decide.then(|| {
        let (happened, means) = words::decision(&item);
        view! {
            <section class="notice warn decide" aria-label="Your word is needed">
                <Icon name="hourglass"/>
                <h2>{happened}</h2>
                <p>{means}" If you accept it, the customer sees the payment as paid. To send it back, use your own wallet."</p>
                <div class="row"><DecisionButtons id=item.id.clone() decisions/></div>
            </section>
        }
    });
    let again = can_try_again.then(|| view! { <TryAgain id=item.id.clone() decisions/> });
    view! {
        <PageHead title=item.code.clone() crumbs badge>
            {can_cancel.then(|| view! { <CancelButton id=item.id.clone() decisions/> })}
            <a class="btn" href=url rel="external" target="_blank"><Icon name="external-link"/>"Customer’s page"</a>
        </PageHead>
        {decisions.trouble()}
        {decide}
        {again}
        <div class="link-grid">
            <div class="stack">
                <Transactions items=transactions/>
                <section class="card" aria-labelledby="events">
                    <div class="card-head"><h2 id="events">"What happened"</h2></div>
                    <ActivityFeed items=events/>
                </section>
            </div>
            <div class="stack">{facts}</div>
        </div>
    }
    .into_any()
}
