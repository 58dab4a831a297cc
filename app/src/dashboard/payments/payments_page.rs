//! The list of all payments.

use super::{filters::PaymentFilters, server_fns::load_payments, views::PaymentViews};
use crate::dashboard::parts::use_query;
use crate::dashboard::{
    live::use_live,
    mode::use_shown,
    parts::{Empty, Icon, Loaded, PageHead, Pager, PaymentsTable, list_query, page_data, with_param},
    tab::with_business,
};
use api_types::dashboard::{ListQuery, Listing, PaymentItem};
use leptos::prelude::*;

/// All payments (A15, P9, P10).
#[component]
pub fn PaymentsPage() -> impl IntoView {
    let (query, live, address) = (list_query(), use_live(), use_query());
    let payments = page_data(move || (query.get(), live.version()), |(query, _)| load_payments(query));
    let shown = use_shown();
    let csv = move || {
        let filters = address.with(|address| with_param(address, "mode", shown.mode().as_str()));
        with_business(&format!("/dashboard/payments.csv{filters}"))
    };
    view! {
        <PageHead title="Payments">
            <a class="btn" href=csv rel="external" download="payments.csv"><Icon name="download"/>"Download CSV"</a>
        </PageHead>
        <PaymentViews/>
        <section class="card" aria-label="Payments">
            <PaymentFilters/>
            <Loaded resource=payments view=move |listing| {
                view! { <PaymentList listing query=query.get_untracked()/> }.into_any()
            }/>
        </section>
    }
    .into_any()
}

/// The rows and the pager, or the next step.
#[component]
pub fn PaymentList(
    /// The rows.
    listing: Listing<PaymentItem>,
    /// What was asked for.
    query: ListQuery,
) -> impl IntoView {
    let shown = use_shown();
    let narrowed = [&query.search, &query.status, &query.source, &query.from, &query.until];
    if listing.total > 0 {
        let Listing { rows, total, more, page, per_page } = listing;
        return view! {
            <PaymentsTable items=rows caption="Payments"/>
            <Pager total more page per_page one="payment" many="payments"/>
        }
        .into_any();
    }
    if narrowed.iter().any(|text| !text.is_empty()) {
        return view! {
            <Empty title="No payment fits" text="Nothing was found with this search and these filters.">
                <a class="btn" href=move || shown.href("/dashboard/payments")>"Show all payments"</a>
            </Empty>
        }
        .into_any();
    }
    view! {
        <Empty title="No payments yet" stick=true text="A payment shows here as soon as a customer starts it on one of your links.">
            <a class="btn primary" href=move || shown.href("/dashboard/links")>"Go to your links"</a>
        </Empty>
    }
    .into_any()
}
