//! The form that makes or edits a link.

use super::{
    address_fields::AddressFields,
    after_fields::AfterFields,
    ask_fields::AskFields,
    coin_fields::{CoinFields, symbols},
    customer_fields::CustomerFields,
    kind_fields::KindFields,
    limit_fields::LimitFields,
    no_coins::NoCoins,
    pay_preview::PayPreview,
    send_fields::SendFields,
    steps::{Actions, Step, Steps},
    tag_fields::TagFields,
    typed::Typed,
};
use crate::dashboard::{
    links::server_fns::{NewLink, SaveLink},
    parts::{ActionForm, ErrorSummary, Field, FormScope, Reveal, failure},
    reminders::RemindFields,
};
use api_types::{
    Problem,
    dashboard::{self, AssetChoice, LinkDetail},
};
use domain::Mode;
use leptos::prelude::*;

/// The form, or what is missing for it.
#[component]
pub fn LinkForm(
    /// What it starts from.
    start: NewLink,
    /// Live or test.
    mode: Mode,
    /// The link that is edited.
    #[prop(optional)]
    edited: Option<LinkDetail>,
    /// Id of the product that is to be sold.
    #[prop(optional, into)]
    product: String,
    /// E-mail of the customer that it is for.
    #[prop(optional, into)]
    customer: String,
) -> impl IntoView {
    let choices: Vec<_> = start.choices.into_iter().filter(|choice| choice.mode == mode).collect();
    if choices.is_empty() {
        return view! { <NoCoins mode/> }.into_any();
    }
    let save = ServerAction::<SaveLink>::new();
    let error = failure(save);
    FormScope::provide("link", "form", error);
    let typed_before: Option<dashboard::LinkForm> = error.get_untracked().and_then(|error| error.typed());
    let mut form = typed_before.or_else(|| edited.as_ref().map(|link| link.form.clone())).unwrap_or_else(|| {
        let kind = if product.is_empty() { "fixed" } else { "product" };
        let for_whom = if customer.is_empty() { "" } else { "known" };
        dashboard::LinkForm {
            kind: kind.to_owned(),
            product,
            customer: for_whom.to_owned(),
            customer_email: customer,
            ..Default::default()
        }
    });
    let symbol = first_symbol(&choices, &form.assets);
    let chosen = if form.assets.is_empty() { of_symbol(&choices, &symbol) } else { std::mem::take(&mut form.assets) };
    if form.window_minutes.is_empty() {
        form.window_minutes.clone_from(&start.business.window_minutes);
    }
    let typed = Typed::new(&form, symbol, start.products.clone());
    let step = RwSignal::new(error.with_untracked(|error| step_of(error.as_ref().map(|error| error.problem()))));
    provide_context(Reveal(Callback::new(move |field: String| step.set(Step::of_field(&field)))));
    // What the server finds wrong is shown on its own step.
    Effect::new(move || {
        if error.with(Option::is_some) {
            step.set(error.with(|error| step_of(error.as_ref().map(|error| error.problem()))));
        }
    });
    let test = (mode == Mode::Test && edited.is_none()).then(|| {
        view! { <p class="ribbon-line">"Test mode: no real money moves. "<a href="?mode=live">"Make a live link"</a></p> }
    });
    let id = edited.as_ref().map(|link| link.item.id.clone());
    let (words, back) = match &id {
        Some(id) => ("Save", format!("/dashboard/links/{id}")),
        None => ("Create link", "/dashboard/links".to_owned()),
    };
    let handle = start.business.handle.clone();
    let kind = view! { <KindFields form=form.clone() products=start.products edits=edited.is_some() typed/> };
    let send = edited.is_none().then(|| {
        view! { <SendFields form=form.clone() ways=start.ways.clone()/><RemindFields form=form.clone()/> }.into_any()
    });
    let customer = view! { <CustomerFields form=form.clone() newest=start.customers typed send/> };
    let address = view! { <AddressFields form=form.clone() handle edited typed/> };
    let limit = view! { <LimitFields form=form.clone() typed/> };
    let tags = view! { <TagFields form=form.clone() tags=start.link_tags/> };
    let after = view! { <AfterFields form=form.clone() tags=start.customer_tags typed/> };
    view! {
        <div class="make">
            <ActionForm action=save attr:class="two-steps" attr:novalidate="novalidate">
                <Steps step/>
                {test}
                <ErrorSummary/>
                <input type="hidden" name="link" value=id/>
                <div class="step-payment">
                    {kind}
                    <section class="block">
                        <header><h2>"Coins you accept"</h2><p>"Paid straight to your wallets."</p></header>
                        <CoinFields choices chosen typed/>
                    </section>
                </div>
                <div class="step-page">
                    <section class="block">
                        <header><h2>"What the customer reads"</h2></header>
                        <Field name="title" label="Title" value=form.title typed=typed.title
                            hint="What is paid for, for example Night photography workshop. A product brings its own."/>
                        <Field name="description" label="Description" value=form.description lines=3 optional=true typed=typed.description/>
                        <Field name="reference" label="Order number" value=form.reference optional=true
                            hint="Yours; customers see it on the page and on the receipt."/>
                    </section>
                    {customer}
                    {address}
                    {limit}
                    <section class="block">
                        <header><h2>"What you ask the customer"</h2><p>"Asked before paying. Ask for little: each field costs payments."</p></header>
                        <AskFields fields=form.fields/>
                    </section>
                    {after}
                    <section class="block">
                        <header><h2>"For you"</h2><p>"Only you and your team see this."</p></header>
                        {tags}
                        <Field name="private_note" label="Private note" value=form.private_note lines=2 optional=true/>
                    </section>
                </div>
                <Actions step words back pending=save.pending().into()/>
            </ActionForm>
            <PayPreview business=start.business typed/>
        </div>
    }
    .into_any()
}

/// The coin that is shown first: what was typed, else what most links ask for, else the first that works.
pub fn first_symbol(choices: &[AssetChoice], chosen: &[String]) -> String {
    let usable = |asset: &&AssetChoice| asset.trouble.is_none();
    let first = choices
        .iter()
        .find(|choice| chosen.contains(&choice.asset))
        .or_else(|| choices.iter().filter(usable).find(|choice| choice.symbol == "USDC"))
        .or_else(|| choices.iter().find(usable));
    first.map_or_else(|| symbols(choices).remove(0), |choice| choice.symbol.clone())
}

/// Where a coin can be taken now.
pub fn of_symbol(choices: &[AssetChoice], symbol: &str) -> Vec<String> {
    let usable = choices.iter().filter(|choice| choice.trouble.is_none() && choice.symbol == symbol);
    usable.map(|choice| choice.asset.clone()).collect()
}

/// The step in which the first thing is to be put right.
fn step_of(problem: Option<&Problem>) -> Step {
    match problem {
        Some(Problem::Fields { errors }) => {
            let on_payment = errors.iter().any(|error| Step::of_field(&error.field) == Step::Payment);
            if on_payment { Step::Payment } else { Step::Page }
        }
        Some(_) => Step::Page,
        None => Step::Payment,
    }
}
