//! A receipt: signed, printable, and it stays at its address (A11, X4).

use super::{
    Shell,
    frame::{self, Head, SHARE_ICONS, document},
    mail, words,
};
use crate::ui::{Tone, address, amount, badge, icon, logo, mark, moment::moment, qr};
use api_types::checkout::{MerchantCard, ReceiptFacts, ReceiptPage, Transaction};
use leptos::prelude::*;

/// Renders a receipt.
pub fn page(shell: &Shell, page: ReceiptPage) -> String {
    let number = page.facts.reference.as_deref().unwrap_or(&page.facts.code);
    let title = ["Receipt ", number, " · ", &page.merchant.name].concat();
    let own = ["arrow-right", "copy", "download", "external-link", "printer", "triangle-alert"];
    let icons = [&own[..], &SHARE_ICONS].concat();
    let head = Head {
        title: &title,
        description: "",
        social: None,
        accent: Some(&page.merchant.accent),
        class: "receipt-page",
        icons: &icons,
        coins: &[],
        styles: Some(&shell.receipt_css_href),
        data: None,
    };
    document(shell, head, || body(&page))
}

fn body(page: &ReceiptPage) -> impl IntoView + use<> {
    let ReceiptPage { merchant, facts, .. } = page;
    let here = [&facts.issuer, "/s/", &page.session, "/receipt"].concat();
    let back = ["/s/", &page.session].concat();
    view! {
        {frame::ribbon(facts.mode, None)}
        <main class="receipt-main">
            {done(page)}
            <article class="sheet" aria-label="Receipt">
                {upper(page)}
                {lower(page)}
            </article>
            {page.signed.as_ref().map(|signed| signed_text(&signed.text))}
            {frame::share_menu(&here, &["Receipt of ", &merchant.name].concat())}
            <footer class="receipt-foot">
                <a href=back>{icon("arrow-right")} "Back to the payment"</a>
                <a href="/verify">{icon("shield-check")} "Verify a payment"</a>
                <span class="row by">{mark()} "Tallystick"</span>
            </footer>
        </main>
    }
}

/// What happened, and the ways to keep it.
fn done(page: &ReceiptPage) -> impl IntoView + use<> {
    let pdf = ["/s/", &page.session, "/receipt.pdf"].concat();
    let words = [&page.merchant.name, " has your payment. This page stays here: keep its address."].concat();
    let thanks = match &page.facts.accepted {
        Some(_) => ["Accepted by ", &page.merchant.name].concat(),
        None => "Paid. Thank you".to_owned(),
    };
    let head = if page.signed.is_some() {
        view! {
            <span class="spot ok large">{icon("check")}</span>
            <h1>{thanks}</h1>
            <p>{words}</p>
        }
        .into_any()
    } else {
        view! {
            <span class="spot warn large">{icon("triangle-alert")}</span>
            <h1>"This payment does not stand"</h1>
            <p>
                "The network took it back after it was paid (a reorganisation), so nothing is signed now. We watch for it to return."
            </p>
        }
        .into_any()
    };
    view! {
        <header class="receipt-done">
            {head} <div class="row">
                <a class="btn primary" href=pdf download="">
                    {icon("download")}
                    "Download PDF"
                </a>
                <button class="btn needs-script" type="button" data-print="">
                    {icon("printer")}
                    "Print"
                </button>
                <button class="btn" type="button" popovertarget="share">
                    {icon("share")}
                    "Share"
                </button>
            </div>
        </header>
    }
}

/// The payment.
fn upper(page: &ReceiptPage) -> impl IntoView + use<> {
    let ReceiptPage { merchant, facts, .. } = page;
    let number = facts.reference.as_deref().unwrap_or(&facts.code);
    let number = ["Receipt ", number].concat();
    let by_hand = facts.accepted.as_deref();
    let over = (by_hand.is_none() && facts.received != facts.due).then(|| {
        let received = [&facts.received, " ", &facts.symbol].concat();
        view! { <dt>"Received"</dt><dd>{received}</dd> }
    });
    let asked = by_hand.map(|_| {
        let asked = [&facts.due, " ", &facts.symbol].concat();
        view! { <dt>"Asked"</dt><dd>{asked}</dd> }
    });
    // What really came, where that is not what was asked.
    let (figure, unit) =
        by_hand.and_then(|came| came.split_once(' ')).unwrap_or((facts.due.as_str(), facts.symbol.as_str()));
    let price = facts.quote.as_ref().and_then(|quote| words::quote(quote, &facts.symbol, &facts.merchant));
    let price = price.map(|price| view! { <dt>"Price"</dt><dd>{price}</dd> });
    let transactions: Vec<_> = page.transactions.iter().map(transaction).collect();
    view! {
        <div class="paper upper">
            <div class="top">
                {logo(&merchant.name, merchant.logo_url.as_deref())} {name(merchant, facts)} <div class="end">
                    <b>{number}</b>
                    {moment(facts.paid_at)}
                </div>
            </div>
            <div class="sum">
                <h2>{facts.title.clone()}</h2>
                {amount(figure, unit)}
            </div>
            <dl class="facts ruled">
                <dt>"Status"</dt>
                <dd>{status(page.signed.is_some(), by_hand.map(|_| facts.merchant.as_str()))}</dd>
                {asked}
                {price}
                {over}
                <dt>"Network"</dt>
                <dd>{facts.network_name.clone()}</dd>
                <dt>"Paid to"</dt>
                <dd>{address(&facts.address)}</dd>
                {transactions}
            </dl>
        </div>
    }
}

/// The name that was signed, and where the merchant is on the web.
fn name(merchant: &MerchantCard, facts: &ReceiptFacts) -> impl IntoView + use<> {
    let host = merchant.website.as_deref().and_then(mail::web).map(mail::host).map(str::to_owned);
    view! {
        <div>
            <b>{facts.merchant.clone()}</b>
            {host.map(|host| view! { <small>{host}</small> })}
        </div>
    }
}

/// How it stands. `by_hand`: who accepted what was not as asked.
fn status(stands: bool, by_hand: Option<&str>) -> impl IntoView + use<> {
    match by_hand {
        _ if !stands => badge(Tone::Warn, Some("triangle-alert"), "Taken back").into_any(),
        Some(merchant) => {
            let words = ["Accepted by ", merchant].concat();
            badge(Tone::Ok, Some("check"), words).into_any()
        }
        None => badge(Tone::Ok, Some("check"), "Paid in full").into_any(),
    }
}

fn transaction(tx: &Transaction) -> impl IntoView + use<> {
    let explorer = tx.explorer_url.as_deref().and_then(mail::web).map(|url| {
        let url = url.to_owned();
        view! {
            <a href=url target="_blank" rel="noreferrer">
                "Open in explorer"
                {icon("external-link")}
            </a>
        }
    });
    view! {
        <dt>"Transaction"</dt>
        <dd>{address(&tx.id)} <br /> {explorer}</dd>
    }
}

/// The proof.
fn lower(page: &ReceiptPage) -> impl IntoView + use<> {
    let shown = page.verify_url.split_once("://").map_or(page.verify_url.as_str(), |(_, rest)| rest);
    let shown = shown.split('?').next().unwrap_or(shown).to_owned();
    let how = if page.signed.is_some() {
        " to check that this receipt is true. It also works offline, with the server’s public key."
    } else {
        " to see where this payment stands now."
    };
    let signature = page.signed.as_ref().map(|signed| {
        view! {
            <div>
                <h3>"Signed by this server, key " {signed.key_id.clone()}</h3>
                <p class="sig">{signed.signature.clone()}</p>
            </div>
        }
    });
    view! {
        <div class="paper lower">
            <div class="proof">
                <div>
                    <h3>"Verification code"</h3>
                    <p class="secret">{page.facts.code.clone()}</p>
                </div>
                {signature}
                <p class="sm muted">
                    "Scan or open " <a href=page.verify_url.clone()>{shown}</a> {how}
                </p>
            </div>
            {qr(page.qr_size, &page.qr_path, "QR code to verify this receipt")}
        </div>
    }
}

/// The exact text under the signature, for who checks it without us.
fn signed_text(text: &str) -> impl IntoView + use<> {
    let text = text.to_owned();
    view! {
        <details class="signed">
            <summary>"The signed text, to check without this server"</summary>
            <p class="sm muted">
                "The signature is Ed25519 over exactly these bytes; the key is at "
                <a href="/.well-known/tallystick-receipts.json">"/.well-known/tallystick-receipts.json"</a> "."
            </p>
            <pre tabindex="0"><code>{text}</code></pre>
        </details>
    }
}
