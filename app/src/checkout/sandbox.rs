//! The test wallet: pays sessions on the built-in network, where no real money moves (X3).

use super::{
    Shell,
    frame::{self, Head, document},
};
use crate::ui::{address, icon};
use api_types::checkout::{Phase, SandboxPage, SessionView};
use leptos::prelude::*;

/// Renders the test wallet.
pub fn page(shell: &Shell, page: SandboxPage) -> String {
    let head = Head {
        title: "Test wallet",
        description: "",
        social: None,
        accent: None,
        class: "plain-page sandbox",
        icons: &["arrow-right", "box", "hourglass", "undo-2", "wallet"],
        coins: &[],
        data: None,
    };
    document(shell, head, || body(page))
}

fn body(page: SandboxPage) -> impl IntoView {
    let SandboxPage { merchant, bill, view, height, notice } = page;
    let back = ["/s/", &view.id].concat();
    let notice = notice.map(|words| {
        view! {
            <div class="notice info" role="status" tabindex="-1" autofocus>
                {icon("info")} <h2>"Done"</h2> <p>{words}</p>
            </div>
        }
    });
    view! {
        {frame::ribbon(bill.mode, None)}
        <main class="plain-main">
            <section class="card pay-card">
                <div class="stack tight">
                    <h1>"Test wallet"</h1>
                    <p class="muted">
                        "It has as many test coins as you like, on a network inside this server. Try what customers do."
                    </p>
                </div>
                {notice}
                <dl class="facts ruled">
                    <dt>"Pay to"</dt>
                    <dd>{merchant.name}</dd>
                    <dt>"For"</dt>
                    <dd>{bill.title}</dd>
                    <dt>"To send"</dt>
                    <dd class="num">{view.to_send.clone()} " " {view.symbol.clone()}</dd>
                    <dt>"Address"</dt>
                    <dd>{address(&view.address)}</dd>
                    <dt>"Status"</dt>
                    <dd>{standing(&view)}</dd>
                    <dt>"Latest block"</dt>
                    <dd class="num">{height.to_string()}</dd>
                </dl>
                {acts(&view)}
                <a class="btn quiet block" href=back>{icon("arrow-right")} "Back to the payment page"</a>
            </section>
        </main>
        {frame::footer()}
    }
}

/// The session in a few words.
fn standing(view: &SessionView) -> String {
    let SessionView { received, due, symbol, confirmations, confirmations_needed, .. } = view;
    let words = match view.phase {
        Phase::Waiting => "waiting",
        Phase::Partial => "some is missing",
        Phase::Confirming => "being confirmed",
        Phase::Paid => "paid",
        Phase::Overpaid => "paid, and too much",
        Phase::Expired => "time over",
        Phase::ExpiredShort => "time over, some is missing",
        Phase::Late => "came late",
        Phase::Returning => "to be sent back",
        Phase::WrongAsset => "wrong coin",
        Phase::Reverted => "taken back",
        Phase::NetworkDown => "network cannot be seen",
        Phase::Cancelled => "cancelled",
    };
    format!("{received} of {due} {symbol}, {words}, {confirmations} of {confirmations_needed} confirmations")
}

/// What the wallet can do; each is a form of its own, so that nothing needs script.
fn acts(view: &SessionView) -> impl IntoView + use<> {
    let to = ["/sandbox/", &view.id].concat();
    let exactly = ["Pay exactly ", &view.to_send, " ", &view.symbol].concat();
    view! {
        <div class="buttons">
            {act(&to, "exact", "wallet", exactly, "btn primary large block")}
            {amount_act(&to, "less", "Pay less", view)} {amount_act(&to, "more", "Pay more", view)}
            {act(&to, "late", "hourglass", "Let the time run out, then pay".to_owned(), "btn block")}
            {act(&to, "reorg", "undo-2", "Take the last payment back (reorganisation)".to_owned(), "btn block")}
            {act(&to, "mine", "box", "Make the next block".to_owned(), "btn block")}
        </div>
    }
}

fn act(to: &str, name: &'static str, sign: &'static str, label: String, class: &'static str) -> impl IntoView + use<> {
    let to = to.to_owned();
    view! {
        <form method="post" action=to>
            <input type="hidden" name="act" value=name />
            <button class=class>{icon(sign)} {label}</button>
        </form>
    }
}

fn amount_act(to: &str, name: &'static str, label: &'static str, view: &SessionView) -> impl IntoView + use<> {
    let to = to.to_owned();
    let named = [label, ", amount in ", &view.symbol].concat();
    view! {
        <form method="post" action=to class="amount-act">
            <input type="hidden" name="act" value=name />
            <span class="input-group">
                <input class="input" name="amount" inputmode="decimal" autocomplete="off" placeholder="0.00" aria-label=named />
                <span class="affix">{view.symbol.clone()}</span>
            </span>
            <button class="btn">{label}</button>
        </form>
    }
}
