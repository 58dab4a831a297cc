//! The form that makes a link.

use super::{
    ask_fields::AskFields,
    coin_fields::{CoinFields, symbols},
    pay_preview::{PayPreview, Typed},
    steps::{Step, Steps},
};
use crate::dashboard::{
    links::server_fns::{CreateLink, NewLink},
    mode::use_shown,
    parts::{Empty, ErrorSummary, Field, FormScope, Reveal, SelectField, Submit, failure},
};
use api_types::{Problem, dashboard};
use domain::Mode;
use leptos::{form::ActionForm, prelude::*};

/// Times to pay that are offered, in minutes.
const WINDOWS: &[i64] = &[15, 30, 60, 180, 720, 1_440, 4_320, 10_080];

/// The form, or what is missing for it.
#[component]
pub fn LinkForm(
    /// What it starts from.
    start: NewLink,
    /// Live or test.
    mode: Mode,
) -> impl IntoView {
    let choices: Vec<_> = start.choices.into_iter().filter(|choice| choice.mode == mode).collect();
    if choices.is_empty() {
        return view! { <NoCoins mode/> }.into_any();
    }
    let create = ServerAction::<CreateLink>::new();
    let error = failure(create);
    FormScope::provide("link", "form", error);
    let form: dashboard::LinkForm = error.get_untracked().and_then(|error| error.typed()).unwrap_or_default();
    let usable = |asset: &&dashboard::AssetChoice| asset.trouble.is_none();
    // What was typed, else what most links ask for, else the first that works.
    let first = choices
        .iter()
        .find(|choice| form.assets.contains(&choice.asset))
        .or_else(|| choices.iter().filter(usable).find(|choice| choice.symbol == "USDC"))
        .or_else(|| choices.iter().find(usable));
    let symbol = first.map_or_else(|| symbols(&choices).remove(0), |choice| choice.symbol.clone());
    let chosen = if form.assets.is_empty() {
        choices
            .iter()
            .filter(usable)
            .filter(|choice| choice.symbol == symbol)
            .map(|choice| choice.asset.clone())
            .collect()
    } else {
        form.assets
    };
    let window =
        if form.window_minutes.is_empty() { start.business.window_minutes.clone() } else { form.window_minutes };
    let typed = Typed {
        title: RwSignal::new(form.title.clone()),
        description: RwSignal::new(form.description.clone()),
        amount: RwSignal::new(form.amount.clone()),
        symbol: RwSignal::new(symbol),
        window: RwSignal::new(window.clone()),
    };
    let step = RwSignal::new(error.with_untracked(|error| step_of(error.as_ref().map(|error| error.problem()))));
    provide_context(Reveal(Callback::new(move |field: String| step.set(Step::of_field(&field)))));
    // What the server finds wrong is shown on its own step.
    Effect::new(move || {
        if error.with(Option::is_some) {
            step.set(error.with(|error| step_of(error.as_ref().map(|error| error.problem()))));
        }
    });
    let windows =
        WINDOWS.iter().map(|minutes| (minutes.to_string(), crate::dashboard::words::minutes(*minutes))).collect();
    let test = (mode == Mode::Test).then(|| {
        view! { <p class="ribbon-line">"Test mode: no real money moves. "<a href="?mode=live">"Make a live link"</a></p> }
    });
    view! {
        <div class="make">
            <ActionForm action=create attr:class="two-steps" attr:novalidate="novalidate">
                <Steps step/>
                {test}
                <ErrorSummary/>
                <div class="step-payment">
                    <section class="block">
                        <header><h2>"Price"</h2></header>
                        <div class="two">
                            <Field name="amount" label="Amount" value=form.amount keys="decimal" typed=typed.amount after=typed.symbol
                                hint="For example 48.30."/>
                            <SelectField name="window_minutes" label="Time to pay" options=windows value=window typed=typed.window
                                hint="The address is kept for this long."/>
                        </div>
                    </section>
                    <section class="block">
                        <header><h2>"Coins you accept"</h2><p>"Paid straight to your wallets."</p></header>
                        <CoinFields choices chosen symbol=typed.symbol/>
                    </section>
                </div>
                <div class="step-page">
                    <section class="block">
                        <header><h2>"What the customer reads"</h2></header>
                        <Field name="title" label="Title" value=form.title typed=typed.title
                            hint="What is paid for, for example Night photography workshop."/>
                        <Field name="description" label="Description" value=form.description lines=3 optional=true typed=typed.description/>
                        <Field name="reference" label="Order number" value=form.reference optional=true
                            hint="Yours; customers see it on the page and on the receipt."/>
                    </section>
                    <section class="block">
                        <header><h2>"What you ask the customer"</h2><p>"Asked before paying. Ask for little: each field costs payments."</p></header>
                        <AskFields fields=form.fields/>
                    </section>
                    <section class="block">
                        <header><h2>"For you"</h2><p>"Only you and your team see this."</p></header>
                        <Field name="private_note" label="Private note" value=form.private_note lines=2 optional=true/>
                    </section>
                </div>
                <Actions step pending=create.pending().into()/>
            </ActionForm>
            <PayPreview business=start.business typed/>
        </div>
    }
    .into_any()
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

/// Forwards, back, and done.
#[component]
fn Actions(step: RwSignal<Step>, pending: Signal<bool>) -> impl IntoView {
    let shown = use_shown();
    let to = move |next: Step| {
        step.set(next);
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    view! {
        <div class="actions">
            <a class="btn quiet" href=move || shown.href("/dashboard/links")>"Cancel"</a>
            <button class="btn in-page needs-script" type="button" on:click=move |_| to(Step::Payment)>"Back"</button>
            <button class="btn primary in-payment needs-script" type="button" on:click=move |_| to(Step::Page)>"Continue"</button>
            <span class="in-page-send"><Submit words="Create link" pending/></span>
        </div>
    }
    .into_any()
}

/// Shown when there is nothing to be paid in.
#[component]
fn NoCoins(mode: Mode) -> impl IntoView {
    let text = match mode {
        Mode::Live => "Connect a network to a node and add your wallet. Then links can ask for its coins.",
        Mode::Test => "The sandbox is switched off on this server, and no test network is connected.",
    };
    view! {
        <section class="card">
            <Empty title="No coins to ask for yet" text stick=true>
                <a class="btn primary" href="/dashboard/settings/networks">"Connect a network"</a>
                <a class="btn" href="/dashboard/settings/wallets">"Add a wallet"</a>
                {(mode == Mode::Live).then(|| view! { <a class="btn" href="?mode=test">"Try it in test mode"</a> })}
            </Empty>
        </section>
    }
    .into_any()
}
