//! A link's page: what is paid for, how much, what the merchant asks, with which coin (A3, A10, P5, R3, R29). One form, no
//! script needed.

mod details;
mod errors;
mod field;
mod form;
mod invoice;
mod open_amount;
mod options;
mod quantity;
mod summary;
mod unpayable;

use super::{
    LinkFormState, Shell,
    frame::{self, Head, SHARE_ICONS, Social, document},
    mail, places,
};
use crate::ui::{Markup, icon};
use api_types::checkout::{Asking, LinkPage, Room};
use domain::{Mode, view::Arrival};
use leptos::prelude::*;

/// Icons of any state: places come and go while the page is looked at.
const ICONS: [&str; 10] =
    ["clock", "hourglass", "lock", "mail", "minus", "plus", "refresh-cw", "ticket-x", "triangle-alert", "unplug"];

/// Renders a link's page.
pub fn page(shell: &Shell, page: LinkPage, mut form: LinkFormState) -> String {
    if let Some(error) = quantity::too_many(&page, &form) {
        form.refused = None;
        form.errors.push(error);
    }
    let title = match page.bill.amount.as_str() {
        "" => ["Pay ", &page.merchant.name].concat(),
        amount => ["Pay ", amount, " ", &page.bill.symbol, " to ", &page.merchant.name].concat(),
    };
    let mut coins: Vec<&str> = page.options.iter().map(|option| option.symbol.as_str()).collect();
    coins.sort_unstable();
    coins.dedup();
    let icons = [&ICONS[..], &SHARE_ICONS].concat();
    let (about, image) = (about(&page), preview(&page));
    let data =
        can_fill(&page).then(|| leptos::serde_json::json!({ "link": page.link, "places": page.live }).to_string());
    let head = Head {
        title: &title,
        description: page.bill.description.as_deref().unwrap_or(&page.bill.title),
        social: Some(Social {
            url: &page.url,
            title: &page.bill.title,
            description: &about,
            site: &page.merchant.name,
            image: &image,
        }),
        accent: Some(&page.merchant.accent),
        class: "pay",
        icons: &icons,
        coins: &coins,
        styles: None,
        data: data.as_deref(),
    };
    document(shell, head, || body(&page, &form))
}

/// Where the picture for chats is: below the link's id, which every link has, on the server that its address names (I21).
fn preview(page: &LinkPage) -> String {
    let (scheme, rest) = page.url.split_once("://").unwrap_or_default();
    let host = rest.split('/').next().unwrap_or_default();
    [scheme, "://", host, "/pay/", &page.link, "/preview.png"].concat()
}

/// What chats say below the title. Says first when it is a test.
fn about(page: &LinkPage) -> String {
    let LinkPage { bill, merchant, .. } = page;
    let test = if bill.mode == Mode::Test { "Test, no real money moves. " } else { "" };
    let price = match bill.amount.as_str() {
        "" => ["You choose the amount. Paid to ", &merchant.name, "."].concat(),
        amount => [amount, " ", &bill.symbol, " to ", &merchant.name, "."].concat(),
    };
    let more = bill.description.as_deref().unwrap_or_default();
    [test, &price, if more.is_empty() { "" } else { " " }, more].concat()
}

/// Whether there may be a place now and none later, or the other way round: only then is the page kept up to date.
fn can_fill(page: &LinkPage) -> bool {
    let stock = matches!(page.asking, Asking::Product { left: Some(_), .. });
    page.live.places.is_some() || page.live.room != Room::Free || stock
}

fn body(page: &LinkPage, form: &LinkFormState) -> impl IntoView + use<> {
    let LinkPage { merchant, bill, .. } = page;
    let question = merchant.contact_email.as_ref().map(|email| (email.clone(), mail::letter(email, &bill.title)));
    let pdf = page.invoice.as_ref().map(|invoice| invoice.pdf.as_str());
    let payable = page.options.iter().any(|option| option.trouble.is_none());
    let card = if payable { form::form(page, form).into_any() } else { unpayable::unpayable(page, form).into_any() };
    view! {
        {frame::ribbon(bill.mode, None)}
        <main class="pay-main">
            <header class="pay-summary">{frame::merchant(merchant, true)} {summary::summary(page, form)}</header>
            <section class="card pay-card start" aria-label="Payment" data-room=places::word(&page.live.room)>
                {can_fill(page).then(|| closed(page, form))}
                <div class="begin" id="begin" tabindex="-1">
                    {card}
                </div>
            </section>
            <aside class="pay-details" aria-label="About this payment">
                {page.invoice.as_ref().map(invoice::invoice)}
                {frame::facts(frame::Order::of(bill, pdf), question)}
            </aside>
            {frame::share_menu(&page.url, &bill.title)}
        </main>
        {frame::footer()}
    }
}

/// The page once more, for the same customer: they are not counted a second time, and what they pay stays with the channel that
/// brought them (R22, R30).
fn again(page: &LinkPage, form: &LinkFormState) -> String {
    match form.came.parse::<Arrival>() {
        Ok(came) => ["/pay/", &page.key, "?", &came.back()].concat(),
        Err(_) => ["/pay/", &page.key].concat(),
    }
}

/// The region that speaks, and what stands in the card while there is no place; script keeps both (`client::places`).
fn closed(page: &LinkPage, form: &LinkFormState) -> impl IntoView + use<> {
    let LinkPage { merchant, bill, live, .. } = page;
    let card = places::closed(live).map(Markup::into_html);
    let again = again(page, form);
    let write = merchant.contact_email.as_ref().map(|email| {
        let (letter, words) = (mail::letter(email, &bill.title), ["Write to ", &merchant.name].concat());
        view! { <a class="btn quiet block" href=letter>{icon("mail")} {words}</a> }
    });
    view! {
        <p class="visually-hidden" role="status" aria-live="polite" id="told"></p>
        <div class="closed">
            <div class="bare" id="closed" inner_html=card></div>
            <div class="buttons">
                <a class="btn large block again" href=again>{icon("refresh-cw")} "Check again"</a>
                {write}
            </div>
        </div>
    }
}
