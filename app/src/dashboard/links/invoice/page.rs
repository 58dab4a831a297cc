//! The page on which an invoice is written.

use super::{
    form::InvoiceForm,
    server_fns::{NewInvoice, load_new_invoice},
};
use crate::dashboard::{
    mode::use_shown,
    parts::{Crumb, Loaded, PageHead, page_data, use_query},
};
use leptos::prelude::*;

/// Issues an invoice in what is shown, live or test. `?from=` names the link whose invoice it begins as; `?customer=` whom it
/// is for.
#[component]
pub fn NewInvoicePage() -> impl IntoView {
    let (query, shown) = (use_query(), use_shown());
    let from = move || query.with(|query| query.get("from")).unwrap_or_default();
    let start = page_data(from, load_new_invoice);
    let crumbs = vec![Crumb { path: "/dashboard/links".to_owned(), name: "Links" }];
    view! {
        <PageHead title="New invoice" crumbs/>
        <Loaded resource=start view=move |NewInvoice { start, form }| {
            // The whole form belongs to one mode: switching begins it anew.
            (move || view! { <InvoiceForm start=start.clone() form=form.clone() mode=shown.mode()/> }).into_any()
        }/>
    }
    .into_any()
}
