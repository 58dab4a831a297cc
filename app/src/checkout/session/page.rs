//! A session's page, on the server.

use super::{Card, Figure, Live, Model};
use crate::{
    checkout::{
        Shell,
        frame::{self, Head, SHARE_ICONS, document},
        mail, words,
    },
    ui::icon,
};
use api_types::checkout::{Bill, MerchantCard, SessionPage, SessionView};
use leptos::prelude::*;

/// Icons of any state: the page changes from one to another without asking for more.
const ICONS: [&str; 16] = [
    "arrow-right",
    "clock",
    "copy",
    "download",
    "external-link",
    "file-text",
    "hourglass",
    "layers",
    "mail",
    "refresh-cw",
    "shuffle",
    "triangle-alert",
    "undo-2",
    "unplug",
    "wallet",
    "x",
];

/// Renders a session's page.
pub fn page(shell: &Shell, page: SessionPage) -> String {
    let SessionPage { link, merchant, bill, quote, view, url, can_change } = page;
    let rests = quote.and_then(|quote| words::quote(&quote, &view.symbol, &merchant.name));
    let order = frame::Order::of(&bill, None);
    let live = Live {
        merchant: merchant.name.clone(),
        contact: merchant.contact_email.clone(),
        website: merchant.website.as_deref().and_then(mail::web).map(str::to_owned),
        link,
        can_change,
    };
    let title = words::title(&live, &view);
    let data = data(&live, &view);
    let (symbol, icons) = (view.symbol.clone(), [&ICONS[..], &SHARE_ICONS].concat());
    let head = Head {
        title: &title,
        description: &bill.title,
        social: None,
        accent: Some(&merchant.accent),
        class: "pay",
        icons: &icons,
        coins: &[&symbol],
        styles: None,
        data: Some(&data),
    };
    document(shell, head, || body(live, view, &merchant, (&bill, order), rests, &url))
}

/// What the browser starts from. The QR code is not in it: it stands in the page already, and would double its size.
fn data(live: &Live, view: &SessionView) -> String {
    let view = SessionView { qr_path: String::new(), ..view.clone() };
    leptos::serde_json::json!({ "live": live, "view": view }).to_string()
}

fn body(
    live: Live,
    view: SessionView,
    merchant: &MerchantCard,
    (bill, order): (&Bill, Option<frame::Order>),
    rests: Option<String>,
    url: &str,
) -> impl IntoView + use<> {
    let wallet = view.asset.starts_with("sandbox:").then(|| ["/sandbox/", &view.id].concat());
    let refresh = ["/s/", &view.id].concat();
    let details = details(&view.code, merchant, order);
    provide_context(Model::new(live, view));
    view! {
        {frame::ribbon(bill.mode, wallet)}
        <main class="pay-main">
            <header class="pay-summary">
                {frame::merchant(merchant, true)}
                <div class="bill">
                    {frame::bill_words(bill)} <Figure /> {rests.map(|words| view! { <p class="rests">{words}</p> })}
                </div>
            </header>
            <section class="card pay-card" aria-label="Payment">
                <Card />
                <p class="without-script notice plain">
                    {icon("refresh-cw")} <strong>"This page does not refresh by itself"</strong>
                    <span><a href=refresh>"Refresh"</a> " to see whether your payment has arrived."</span>
                </p>
            </section>
            {details}
            {frame::share_menu(url, &bill.title)}
        </main>
        {frame::footer()}
    }
}

/// What one may want, after what one must do: the customer's half of the code, the order, whom to ask.
fn details(code: &str, merchant: &MerchantCard, order: Option<frame::Order>) -> impl IntoView + use<> {
    let question = merchant.contact_email.as_ref().map(|email| (email.clone(), mail::letter(email, code)));
    view! {
        <aside class="pay-details" aria-label="About this payment">
            <div class="half">
                <p class="what">
                    <b>"Your verification code"</b>
                    <br />
                    {merchant.name.clone()}
                    " sees the same one."
                </p>
                <span class="secret">{code.to_owned()}</span>
            </div>
            {frame::facts(order, question)}
        </aside>
    }
}
