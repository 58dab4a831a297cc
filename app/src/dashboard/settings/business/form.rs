//! The form of the business.

use super::{accent_field::AccentField, server_fns::SaveBusiness};
use crate::dashboard::parts::{
    ActionForm, ErrorSummary, Field, FormScope, Icon, SavedMark, SelectField, Submit, failure, use_query,
};
use api_types::dashboard::Business;
use leptos::prelude::*;

/// Times to pay that are offered, in minutes.
const WINDOWS: &[i64] = &[15, 30, 60, 180, 720, 1_440, 4_320, 10_080];

/// Who customers pay, and what new links start from.
#[component]
pub fn BusinessForm(
    /// What stands in it at first.
    business: Business,
    /// Keeps it.
    save: ServerAction<SaveBusiness>,
) -> impl IntoView {
    FormScope::provide("business", "form", failure(save));
    let error = failure(save);
    let query = use_query();
    let saved = move || query.with(|query| query.get_str("saved").is_some()) && error.with(Option::is_none);
    let windows =
        WINDOWS.iter().map(|minutes| (minutes.to_string(), crate::dashboard::words::minutes(*minutes))).collect();
    let kinds = vec![
        ("percent".to_owned(), "Percent of the price".to_owned()),
        ("amount".to_owned(), "An amount of the coin".to_owned()),
    ];
    let kind = RwSignal::new(if business.tolerance_kind == "amount" { "amount" } else { "percent" }.to_owned());
    let unit = Signal::derive(move || if kind.with(|kind| kind == "amount") { "of the coin" } else { "%" }.to_owned());
    view! {
        <ActionForm action=save attr:class="card card-form" attr:novalidate="novalidate">
            <ErrorSummary/>
            <section class="block">
                <header><h2>"What customers see"</h2></header>
                <Field name="name" label="Name" value=business.name autocomplete="organization"/>
                <Field name="handle" label="Handle" value=business.handle
                    hint="3 to 30 small letters, digits and hyphens. The first part of your public addresses."/>
                <div class="notice plain">
                    <Icon name="info"/>
                    <h3>"Before you change the handle"</h3>
                    <p>
                        "All your addresses and printed codes begin with it. Those you gave out lead on to the new ones, and \
                         nobody else gets the old handle. Print new codes when you can."
                    </p>
                </div>
                <AccentField value=business.accent/>
                <div class="two">
                    <Field name="contact_email" label="E-mail for questions" value=business.contact_email kind="email" optional=true
                        hint="Customers write here."/>
                    <Field name="website" label="Website" value=business.website kind="url" keys="url" optional=true
                        hint="For example https://northlight.example."/>
                </div>
            </section>
            <section class="block">
                <header><h2>"What new links start from"</h2></header>
                <SelectField name="window_minutes" label="Time to pay" options=windows value=business.window_minutes
                    hint="How long an address is kept for a customer."/>
                <div class="two">
                    <SelectField name="tolerance_kind" label="Tolerance in" options=kinds value=kind.get_untracked() typed=kind
                        hint="0.05 of a coin is 5 cents of USDC, but far more of ETH. It never forgives more than half of a price."/>
                    <Field name="tolerance" label="Tolerance" value=business.tolerance keys="decimal" after=unit
                        hint="How much may be missing and still count as paid, for example 0.5 percent or 0.05 of the coin."/>
                </div>
            </section>
            <div class="actions" data-needs="manage"><SavedMark saved/><Submit words="Save" pending=save.pending()/></div>
        </ActionForm>
    }
    .into_any()
}
