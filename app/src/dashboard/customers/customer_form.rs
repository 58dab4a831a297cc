//! The form that makes or edits a customer.

use super::server_fns::SaveCustomer;
use crate::dashboard::{
    mode::use_shown,
    parts::{ActionForm, ErrorSummary, Field, FormScope, Submit, failure},
};
use api_types::customers;
use leptos::prelude::*;

/// What is known of a customer.
#[component]
pub fn CustomerForm(
    /// Id of the customer that is edited; empty: a new one.
    #[prop(optional, into)]
    customer: String,
    /// What stands in it at first.
    #[prop(optional)]
    form: customers::CustomerForm,
    /// Keeps it.
    save: ServerAction<SaveCustomer>,
) -> impl IntoView {
    let shown = use_shown();
    let error = failure(save);
    let scope = FormScope::provide("customer", "form", error);
    let form = error.get_untracked().and_then(|error| error.typed::<customers::CustomerForm>()).unwrap_or(form);
    let (words, back, put) = if customer.is_empty() {
        ("Add customer", "/dashboard/customers".to_owned(), "Payments with this address are put to this customer.")
    } else {
        let put =
            "Payments with this address are put to this customer, and those with an address that they had before.";
        ("Save", format!("/dashboard/customers/{customer}"), put)
    };
    view! {
        <ActionForm action=save attr:class="card card-form" attr:novalidate="novalidate">
            <ErrorSummary/>
            <input type="hidden" name="customer" value=customer/>
            <section class="block">
                <Field name="email" label="E-mail" kind="email" value=form.email hint=put/>
                {move || scope.message("merge").map(|_| view! {
                    <label class="tick">
                        <input type="checkbox" id=scope.id("merge") name="form[merge]" value="true"/>
                        <span>"They are the same: put both together"</span>
                    </label>
                })}
                <Field name="name" label="Name" value=form.name optional=true/>
                <Field name="phone" label="Phone" value=form.phone keys="tel" optional=true
                    hint="With country code, for example +47 412 34 567."/>
                <Field name="address" label="Postal address" value=form.address lines=3 optional=true/>
                <Field name="notes" label="Notes" value=form.notes lines=3 optional=true
                    hint="Only you and your team see them."/>
            </section>
            <div class="actions">
                <a class="btn quiet" href=move || shown.href(&back)>"Cancel"</a>
                <span data-needs="work"><Submit words pending=save.pending()/></span>
            </div>
        </ActionForm>
    }
    .into_any()
}
