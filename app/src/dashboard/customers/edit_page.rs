//! The pages on which a customer is written down and edited.

use super::{customer_form::CustomerForm, server_fns::load_customer};
use crate::dashboard::parts::{Crumb, Loaded, PageHead, page_data};
use api_types::{customers::CustomerDetail, dashboard::ListQuery};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The way back.
pub fn crumbs() -> Vec<Crumb> {
    vec![Crumb { path: "/dashboard/customers".to_owned(), name: "Customers" }]
}

/// Adds a customer.
#[component]
pub fn NewCustomerPage() -> impl IntoView {
    view! {
        <PageHead title="New customer" crumbs=crumbs()/>
        <div class="settings-page"><CustomerForm save=ServerAction::new()/></div>
    }
    .into_any()
}

/// Edits a customer. Not live, so that what is being typed stays.
#[component]
pub fn EditCustomerPage() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    let save = ServerAction::new();
    let found = page_data(id, |id| load_customer(id, ListQuery::default()));
    view! {
        <Loaded resource=found view=move |CustomerDetail { item, form, .. }| {
            let title = format!("Edit {}", item.name.unwrap_or(item.email));
            view! {
                <PageHead title crumbs=crumbs()/>
                <div class="settings-page"><CustomerForm customer=item.id form save/></div>
            }
            .into_any()
        }/>
    }
    .into_any()
}
