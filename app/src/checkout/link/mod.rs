//! A link's page: what is paid for, what the merchant asks, with which coin (A3, A10, P5). One form, no script needed.

mod details;
mod errors;
mod field;
mod options;

use super::{
    LinkFormState, Shell,
    frame::{self, Head, SHARE_ICONS, document},
    mail,
};
use crate::ui::{amount, icon, span};
use api_types::checkout::LinkPage;
use leptos::prelude::*;

/// Renders a link's page.
pub fn page(shell: &Shell, page: LinkPage, form: LinkFormState) -> String {
    let title = ["Pay ", &page.bill.amount, " ", &page.bill.symbol, " to ", &page.merchant.name].concat();
    let mut coins: Vec<&str> = page.options.iter().map(|option| option.symbol.as_str()).collect();
    coins.sort_unstable();
    coins.dedup();
    let icons = [&["triangle-alert", "unplug", "refresh-cw", "mail"][..], &SHARE_ICONS].concat();
    let head = Head {
        title: &title,
        description: page.bill.description.as_deref().unwrap_or(&page.bill.title),
        accent: Some(&page.merchant.accent),
        class: "pay",
        icons: &icons,
        coins: &coins,
        data: None,
    };
    document(shell, head, || body(&page, &form))
}

fn body(page: &LinkPage, form: &LinkFormState) -> impl IntoView + use<> {
    let LinkPage { merchant, bill, .. } = page;
    let question = merchant.contact_email.as_ref().map(|email| (email.clone(), mail::letter(email, &bill.title)));
    let payable = page.options.iter().any(|option| option.trouble.is_none());
    let card = if payable { form_card(page, form).into_any() } else { unpayable(page).into_any() };
    view! {
        {frame::ribbon(bill.mode, None)}
        <main class="pay-main">
            <header class="pay-summary">
                {frame::merchant(merchant, true)}
                <div class="bill">
                    {frame::bill_words(bill)} {amount(&bill.amount, &bill.symbol)}
                </div>
            </header>
            <section class="card pay-card start" aria-label="Payment">{card}</section>
            <aside class="pay-details" aria-label="About this payment">
                {frame::facts(bill.reference.clone(), question)}
            </aside>
            {frame::share_menu(&page.url, &bill.title)}
        </main>
        {frame::footer()}
    }
}

/// Everything that has to be answered before an address is given out, and the button that asks for one.
fn form_card(page: &LinkPage, form: &LinkFormState) -> impl IntoView + use<> {
    let action = ["/pay/", &page.link].concat();
    let asked = !page.fields.is_empty();
    let single = page.options.len() == 1;
    let button = match page.options.first() {
        Some(only) if single => ["Pay ", &page.bill.amount, " ", &only.symbol, " on ", &only.network_name].concat(),
        _ => "Continue to payment".to_owned(),
    };
    let what = match (asked, single) {
        (true, true) => Some("Your details"),
        (true, false) => Some("Details and coin"),
        (false, false) => Some("Coin"),
        (false, true) => None,
    };
    let window = ["You then have ", &span::window(page.window), " to pay."].concat();
    view! {
        {what.map(steps)}
        {errors::refused(form.refused.as_deref())}
        {errors::summary(&form.errors)}
        <form class="stack loose" method="post" action=action novalidate>
            {asked.then(|| details::details(page, form))}
            {options::options(page, form)}
            <div class="stack tight">
                <button class="btn primary large block">{button}</button>
                <p class="waiting">{window}</p>
            </div>
        </form>
    }
}

/// Where one is on the way to paying.
fn steps(first: &'static str) -> impl IntoView {
    view! {
        <ol class="path two-steps" aria-label="Steps">
            <li aria-current="step">{first}</li>
            <li>"Pay"</li>
        </ol>
    }
}

/// No network works now (P4).
fn unpayable(page: &LinkPage) -> impl IntoView + use<> {
    let title = match page.options.as_slice() {
        [only] => [&only.network_name, " cannot be used right now"].concat(),
        _ => "This cannot be paid right now".to_owned(),
    };
    let troubles: Vec<_> = page
        .options
        .iter()
        .filter_map(|option| option.trouble.clone())
        .map(|trouble| view! { <p>{trouble}</p> })
        .collect();
    let again = ["/pay/", &page.link].concat();
    let write = page.merchant.contact_email.as_ref().map(|email| {
        let letter = mail::letter(email, &page.bill.title);
        view! { <a class="btn quiet block" href=letter>{icon("mail")} "Write to " {page.merchant.name.clone()}</a> }
    });
    view! {
        <div class="outcome">
            <span class="spot warn large">{icon("unplug")}</span>
            <h2>{title}</h2>
            {troubles}
            <p>"No address is given out until this server can see your payment. Nothing was charged."</p>
        </div>
        <div class="buttons">
            <a class="btn large block" href=again>{icon("refresh-cw")} "Check again"</a>
            {write}
        </div>
    }
}
