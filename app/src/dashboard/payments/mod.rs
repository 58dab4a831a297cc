//! Payments: every session with what came of it (A15), and what the merchant decides about it.

mod decisions;
mod facts;
mod filters;
mod payment_page;
mod payments_page;
mod server_fns;
mod transactions;
mod unattributed_page;
mod views;

pub use decisions::{DecisionButtons, Decisions};

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};
use payment_page::PaymentPage;
use payments_page::PaymentsPage;
use unattributed_page::UnattributedPage;

#[cfg(all(test, feature = "ssr"))]
pub use {
    payment_page::PaymentView,
    payments_page::PaymentList,
    unattributed_page::{Attribution, UnattributedList},
};

/// The tab's pages.
#[component(transparent)]
pub fn Routes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/payments") view=PaymentsPage ssr=SsrMode::Async/>
        <Route path=path!("/payments/unattributed") view=UnattributedPage ssr=SsrMode::Async/>
        <Route path=path!("/payments/:id") view=PaymentPage ssr=SsrMode::Async/>
    }
    .into_inner()
}
