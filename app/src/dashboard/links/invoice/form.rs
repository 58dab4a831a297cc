//! The form that issues an invoice. One page: it works as it is before script has loaded, and without it.

use super::{
    amounts::Amounts,
    line_rows::{LineRows, rows},
    server_fns::IssueInvoice,
    sums::Sums,
};
use crate::dashboard::{
    links::{
        create::{
            CoinFields, CustomerFields, NoCoins, PriceFields, SendFields, Typed, WINDOWS, first_symbol, of_symbol,
        },
        server_fns::NewLink,
    },
    mode::use_shown,
    parts::{
        ActionForm, ErrorSummary, Field, FieldNote, FormScope, SelectField, Submit, failure, use_form_scope, use_query,
    },
    words,
};
use api_types::{dashboard::LinkForm, invoices};
use domain::Mode;
use leptos::prelude::*;

/// The form, or what is missing for it.
#[component]
pub fn InvoiceForm(
    /// What it starts from.
    start: NewLink,
    /// What stands in it at first.
    form: invoices::InvoiceForm,
    /// Live or test.
    mode: Mode,
) -> impl IntoView {
    let choices: Vec<_> = start.choices.into_iter().filter(|choice| choice.mode == mode).collect();
    if choices.is_empty() {
        return view! { <NoCoins mode/> }.into_any();
    }
    let save = ServerAction::<IssueInvoice>::new();
    let error = failure(save);
    // The customer's fields go by the ids of a link's form, and so does what hides them.
    FormScope::provide("link", "form", error);
    let query = use_query();
    let mut form = error.get_untracked().and_then(|error| error.typed()).unwrap_or(form);
    if form.customer.is_empty() {
        let asked = query.with_untracked(|query| query.get("customer")).unwrap_or_default();
        let known = !asked.is_empty() || !start.customers.is_empty();
        form.customer = if known { "known" } else { "new" }.to_owned();
        form.customer_email = asked;
    }
    if form.window_minutes.is_empty() {
        form.window_minutes.clone_from(&start.business.window_minutes);
    }
    let offered = |asset: &String| choices.iter().any(|choice| choice.asset == *asset);
    form.assets.retain(offered);
    let symbol = first_symbol(&choices, &form.assets);
    let chosen = if form.assets.is_empty() { of_symbol(&choices, &symbol) } else { std::mem::take(&mut form.assets) };
    let link = LinkForm {
        currency: form.currency.clone(),
        customer: form.customer.clone(),
        customer_email: form.customer_email.clone(),
        customer_name: form.customer_name.clone(),
        customer_phone: form.customer_phone.clone(),
        window_minutes: form.window_minutes.clone(),
        send_email: form.send_email,
        send_sms: form.send_sms,
        ..LinkForm::default()
    };
    let typed = Typed::new(&link, symbol, Vec::new());
    let typed_rows = RwSignal::new(rows(&form.lines));
    let kind = if form.discount_kind == "amount" { "amount" } else { "percent" }.to_owned();
    let amounts = Amounts::new(typed_rows, typed, &choices, (kind, form.discount.clone(), form.tax_name.clone()));
    let test = (mode == Mode::Test).then(|| {
        view! { <p class="ribbon-line">"Test mode: no real money moves, and numbers are counted apart. "<a href="?mode=live">"Write a live invoice"</a></p> }
    });
    let address = view! {
        <Field name="customer_address" label="Address to bill" value=form.customer_address.clone() lines=3 optional=true
            hint="Empty: what you know of the customer."/>
        <SendFields form=link.clone() ways=start.ways/>
    }
    .into_any();
    let customer = view! { <CustomerFields form=link newest=start.customers typed send=Some(address) needed=true/> };
    let windows = WINDOWS.iter().map(|minutes| (minutes.to_string(), words::minutes(*minutes))).collect();
    let shown = use_shown();
    let sums = view! { <Sums amounts/> };
    view! {
        <div class="make">
            <ActionForm action=save attr:class="two-steps" attr:novalidate="novalidate">
                {test}
                <ErrorSummary/>
                {customer}
                <section class="block">
                    <header><h2>"What is billed"</h2><p>"Prices without tax. A line without a rate is not taxed."</p></header>
                    <LineRows rows=typed_rows amounts/>
                    <DiscountFields amounts/>
                    <Field name="tax_name" label="Name of the tax" value=form.tax_name typed=amounts.tax_name optional=true
                        hint="For example VAT. It stands beside each rate."/>
                </section>
                <section class="block">
                    <header><h2>"How it is paid"</h2><p>"Once, by a link of its own, straight to your wallets."</p></header>
                    <div class="two">
                        <Field name="due_on" label="Last day to pay" kind="date" value=form.due_on
                            hint="By your time zone. Paid later it is still taken, and shown as overdue until then."/>
                        <SelectField name="window_minutes" label="Time to pay" options=windows value=form.window_minutes
                            hint="Price and address are held for this long, once the customer begins."/>
                    </div>
                    <PriceFields currency=typed.currency/>
                    <CoinFields choices chosen typed/>
                </section>
                <section class="block">
                    <header><h2>"Words"</h2></header>
                    <Field name="title" label="Title" value=form.title optional=true
                        hint="Empty: Invoice and its number."/>
                    <Field name="notes" label="Note to the customer" value=form.notes lines=3 optional=true/>
                    <Field name="private_note" label="Private note" value=form.private_note lines=2 optional=true
                        hint="Only you and your team see this."/>
                </section>
                <div class="actions">
                    <a class="btn quiet" href=move || shown.href("/dashboard/links")>"Cancel"</a>
                    <Submit words="Issue the invoice" pending=save.pending()/>
                </div>
            </ActionForm>
            {sums}
        </div>
    }
    .into_any()
}

/// How much is taken off, in percent or an amount.
#[component]
fn DiscountFields(amounts: Amounts) -> impl IntoView {
    let scope = use_form_scope();
    let (id, kind_id) = (scope.id("discount"), scope.id("discount_kind"));
    let note = format!("{id}-note");
    let kind = amounts.discount_kind.get_untracked();
    view! {
        <div class="field">
            <label for=id.clone()>"Discount"<span class="opt">"Optional"</span></label>
            <div class="input-group">
                <input
                    class="input" id=id name=scope.name("discount") type="text" inputmode="decimal" autocomplete="off"
                    value=amounts.discount.get_untracked() aria-describedby=note
                    aria-invalid=move || scope.message("discount").map(|_| "true")
                    on:input=move |event| amounts.discount.set(event_target_value(&event))
                />
                <select
                    class="input" id=kind_id name=scope.name("discount_kind") aria-label="Discount in"
                    on:change=move |event| amounts.discount_kind.set(event_target_value(&event))
                >
                    <option value="percent" selected=kind == "percent">"Percent"</option>
                    <option value="amount" selected=kind == "amount">"Amount"</option>
                </select>
            </div>
            <FieldNote name="discount" hint="Taken off the sum of the lines, before tax."/>
        </div>
    }
    .into_any()
}
