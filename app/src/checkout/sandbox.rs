//! The test wallet: pays sessions on the built-in network, where no real money moves (X3).

use super::{
    Shell,
    frame::{self, Head, document},
};
use crate::ui::{address, icon};
use api_types::checkout::{Phase, SandboxOutcome, SandboxPage, SessionView};
use leptos::prelude::*;

/// Renders the test wallet.
pub fn page(shell: &Shell, page: SandboxPage) -> String {
    let head = Head {
        title: "Test wallet",
        description: "",
        social: None,
        accent: None,
        class: "plain-page sandbox",
        icons: &["arrow-right", "box", "hourglass", "triangle-alert", "undo-2", "wallet"],
        coins: &[],
        styles: None,
        data: None,
    };
    document(shell, head, || body(page))
}

fn body(page: SandboxPage) -> impl IntoView {
    let SandboxPage { merchant, bill, view, height, outcome } = page;
    let back = ["/s/", &view.id].concat();
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
                {outcome.as_ref().map(notice)}
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
                {acts(&view, outcome.as_ref())}
                <a class="btn quiet block" href=back>{icon("arrow-right")} "Back to the payment page"</a>
            </section>
        </main>
        {frame::footer()}
    }
}

/// What came of the last button.
fn notice(outcome: &SandboxOutcome) -> impl IntoView + use<> {
    let (class, role, sign, title, words) = match outcome {
        SandboxOutcome::Done(words) => ("notice info", "status", "info", "Done", words.clone()),
        SandboxOutcome::Refused { words, .. } => {
            ("notice bad", "alert", "triangle-alert", "Nothing was sent", words.clone())
        }
    };
    view! {
        <div class=class role=role tabindex="-1" autofocus>
            {icon(sign)} <h2>{title}</h2> <p>{words}</p>
        </div>
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
fn acts(view: &SessionView, outcome: Option<&SandboxOutcome>) -> impl IntoView + use<> {
    let to = ["/sandbox/", &view.id].concat();
    let exactly = ["Pay exactly ", &view.to_send, " ", &view.symbol].concat();
    view! {
        <div class="buttons">
            {act(&to, "exact", "wallet", exactly, "btn primary large block")}
            {amount_act(&to, "less", "Pay less", view, outcome)} {amount_act(&to, "more", "Pay more", view, outcome)}
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

fn amount_act(
    to: &str,
    name: &'static str,
    label: &'static str,
    view: &SessionView,
    outcome: Option<&SandboxOutcome>,
) -> impl IntoView + use<> {
    let to = to.to_owned();
    let named = [label, ", amount in ", &view.symbol].concat();
    // What was refused is still there, to be mended and not typed again.
    let refused = match outcome {
        Some(SandboxOutcome::Refused { act, typed, .. }) if act == name => Some(typed.clone()),
        _ => None,
    };
    let invalid = refused.as_ref().map(|_| "true");
    view! {
        <form method="post" action=to class="amount-act">
            <input type="hidden" name="act" value=name />
            <span class="input-group">
                <input
                    class="input" name="amount" inputmode="decimal" autocomplete="off" placeholder="0.00" aria-label=named
                    aria-invalid=invalid value=refused
                />
                <span class="affix">{view.symbol.clone()}</span>
            </span>
            <button class="btn">{label}</button>
        </form>
    }
}
