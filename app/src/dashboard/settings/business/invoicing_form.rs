//! What stands on invoices, and how they are numbered.

use super::server_fns::SaveInvoicing;
use crate::dashboard::parts::{ActionForm, ErrorSummary, Field, FormScope, SavedMark, Submit, failure, use_query};
use api_types::invoices;
use leptos::prelude::*;

/// The seller's address, tax number, and the numbers.
#[component]
pub fn InvoicingForm(
    /// What stands in it at first.
    form: invoices::InvoicingForm,
    /// Keeps it.
    save: ServerAction<SaveInvoicing>,
) -> impl IntoView {
    let error = failure(save);
    FormScope::provide("invoicing", "form", error);
    let form = error.get_untracked().and_then(|error| error.typed()).unwrap_or(form);
    let query = use_query();
    let saved = move || query.with(|query| query.get_str("invoicing").is_some()) && error.with(Option::is_none);
    let hint = if form.began {
        "The first is issued, so numbers go on without a gap."
    } else {
        "Where your numbers begin. Chosen until the first is issued. Test invoices are counted apart."
    };
    view! {
        <ActionForm action=save attr:data-needs="manage" attr:class="card card-form" attr:novalidate="novalidate" attr:id="invoicing">
            <ErrorSummary/>
            <section class="block">
                <header><h2>"Invoices"</h2><p>"What stands on each, from the next one on."</p></header>
                <Field name="address" label="Your postal address" value=form.address lines=3 optional=true/>
                <div class="two">
                    <Field name="tax_id" label="Tax number" value=form.tax_id optional=true hint="For example NO 123 456 789 MVA."/>
                    <Field name="tax_name" label="Name of the tax" value=form.tax_name optional=true hint="For example VAT."/>
                </div>
                <div class="two">
                    <Field name="prefix" label="Numbers begin with" value=form.prefix optional=true
                        hint="For example INV- gives INV-0001."/>
                    <Field name="next" label="Next number" value=form.next keys="numeric" hint/>
                </div>
                <input type="hidden" name="form[began]" value=form.began.to_string()/>
            </section>
            <div class="actions"><SavedMark saved/><Submit words="Save" pending=save.pending()/></div>
        </ActionForm>
    }
    .into_any()
}
