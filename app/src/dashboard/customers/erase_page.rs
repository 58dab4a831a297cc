//! Erasing a customer: says what goes, and asks a second time by having the address typed.

use super::{
    edit_page::crumbs,
    server_fns::{EraseCustomer, load_customer},
};
use crate::dashboard::{
    mode::use_shown,
    parts::{ActionForm, ErrorSummary, Field, FormScope, Icon, Loaded, PageHead, Submit, failure, page_data},
};
use api_types::{customers::CustomerItem, dashboard::ListQuery};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page.
#[component]
pub fn ErasePage() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    let found = page_data(id, |id| load_customer(id, ListQuery::default()));
    let erase = ServerAction::new();
    view! {
        <Loaded resource=found view=move |customer| {
            let item = customer.item;
            let title = format!("Erase {}", item.name.clone().unwrap_or_else(|| item.email.clone()));
            view! {
                <PageHead title crumbs=crumbs()/>
                <div class="settings-page"><EraseForm item erase/></div>
            }
            .into_any()
        }/>
    }
    .into_any()
}

/// What goes and what stays, and the form that does it.
#[component]
pub fn EraseForm(
    /// The customer.
    item: CustomerItem,
    /// Erases.
    erase: ServerAction<EraseCustomer>,
) -> impl IntoView {
    let shown = use_shown();
    FormScope::provide("erase", "", failure(erase));
    let data = format!("/dashboard/customers/{}/data.json", item.id);
    let back = format!("/dashboard/customers/{}", item.id);
    view! {
        <ActionForm action=erase attr:class="card card-form" attr:novalidate="novalidate">
            <ErrorSummary/>
            <input type="hidden" name="customer" value=item.id/>
            <section class="block">
                <div class="notice bad">
                    <Icon name="triangle-alert"/>
                    <h2>"This cannot be taken back"</h2>
                    <p>"Name, address, phone, notes and tags go, and all that this customer told you with payments. The payments stay in your books, as nobody’s. Receipts that were given out stay true, and invoices stay as they were issued: the tax office asks for them."</p>
                </div>
                <p>"Keep "<a href=data rel="external" download="customer.json">"a copy of their data"</a>" first, if you owe them one."</p>
                <Field name="email" label="Type the e-mail address to erase this customer" kind="email"
                    hint=format!("It is {}.", item.email)/>
            </section>
            <div class="actions">
                <a class="btn" href=move || shown.href(&back)>"Keep"</a>
                <span data-needs="manage"><Submit words="Erase for good" pending=erase.pending() class="btn danger"/></span>
            </div>
        </ActionForm>
    }
    .into_any()
}
