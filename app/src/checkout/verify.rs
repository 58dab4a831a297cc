//! The page on which anybody can check a payment by its code (A7, X4).

use super::{
    Shell,
    frame::{self, Head, document},
    page::NOBODY,
};
use crate::ui::{Tone, badge, icon, moment::moment};
use api_types::checkout::Verification;
use domain::{Mode, Status};
use leptos::prelude::*;

/// Renders the form, and below it what was found.
pub fn page(shell: &Shell, typed: String, found: Verification) -> String {
    let head = Head { title: "Verify a payment", icons: &["search", "triangle-alert", "clock"], ..NOBODY };
    document(shell, head, || {
        view! {
            <main class="plain-main">
                <section class="card pay-card">
                    <div class="stack tight">
                        <h1>"Verify a payment"</h1>
                        <p class="muted">
                            "Every payment has a code that payer and payee can compare. Type one to see what it stands for."
                        </p>
                    </div>
                    {form(typed, &found)}
                    <div role="status">{outcome(found)}</div>
                </section>
                <p class="trust">
                    {icon("shield-check")}
                    <span>
                        "Receipts are signed. To check one without this server, use its "
                        <a href="/.well-known/tallystick-receipts.json">"public key"</a> "."
                    </span>
                </p>
            </main>
            {frame::footer()}
        }
    })
}

fn form(typed: String, found: &Verification) -> impl IntoView + use<> {
    let wrong = match found {
        Verification::NotACode { message } => Some(message.clone()),
        _ => None,
    };
    let invalid = wrong.is_some().then_some("true");
    let below = match wrong {
        Some(message) => view! {
            <p class="error" id="code-note">
                {icon("triangle-alert")} <span>{message}</span>
            </p>
        }
        .into_any(),
        None => view! {
            <p class="hint" id="code-note">
                "Eight letters and digits, on the payment page and on the receipt."
            </p>
        }
        .into_any(),
    };
    view! {
        <form class="stack" action="/verify">
            <div class="field">
                <label for="code">"Verification code"</label>
                <input
                    class="input code"
                    id="code"
                    name="code"
                    value=typed
                    placeholder="K7QF-3MXD"
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    aria-invalid=invalid
                    aria-describedby="code-note"
                />
                {below}
            </div>
            <button class="btn primary large block">{icon("search")} "Verify"</button>
        </form>
    }
}

fn outcome(found: Verification) -> Option<AnyView> {
    match found {
        Verification::Blank | Verification::NotACode { .. } => None,
        Verification::Unknown => Some(
            view! {
                <div class="notice warn">
                    {icon("triangle-alert")} <h2>"No payment has this code"</h2>
                    <p>"Compare it with the receipt, letter by letter. If it is the same, the receipt is not from this server."</p>
                </div>
            }
            .into_any(),
        ),
        Verification::Known { merchant, title, due, symbol, status, accepted, paid_at, mode } => {
            let (tone, sign, words) = standing(status);
            let by_hand = ["Accepted by ", &merchant].concat();
            let words = if accepted.is_some() { by_hand } else { words.to_owned() };
            let came = accepted.map(|came| view! { <dt>"Received"</dt><dd>{came}</dd> });
            let test = (mode == Mode::Test).then(|| {
                view! {
                    <div class="notice warn">
                        {icon("info")} <h2>"A test payment"</h2> <p>"No real money moved."</p>
                    </div>
                }
            });
            Some(
                view! {
                    <div class="stack">
                        {test} <dl class="facts ruled">
                            <dt>"Status"</dt>
                            <dd>{badge(tone, Some(sign), words)}</dd>
                            <dt>"Paid to"</dt>
                            <dd>{merchant}</dd>
                            <dt>"For"</dt>
                            <dd>{title}</dd>
                            <dt>"Price"</dt>
                            <dd>{due} " " {symbol}</dd>
                            {came}
                            {paid_at.map(|at| view! { <dt>"Paid"</dt><dd>{moment(at)}</dd> })}
                        </dl>
                    </div>
                }
                .into_any(),
            )
        }
    }
}

/// Where a payment stands, for somebody who is not part of it.
fn standing(status: Status) -> (Tone, &'static str, &'static str) {
    match status {
        Status::Final => (Tone::Ok, "check", "Paid in full, final"),
        Status::Paid => (Tone::Ok, "check", "Paid in full"),
        Status::Confirming | Status::Detected => (Tone::Warn, "clock", "Arrived, being confirmed"),
        Status::Open => (Tone::Plain, "clock", "Not paid yet"),
        Status::Expired | Status::Closed => (Tone::Plain, "clock", "Not paid in time"),
        Status::Cancelled => (Tone::Plain, "info", "Cancelled"),
    }
}
