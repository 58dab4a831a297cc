//! The second step at sign-in, on or off.

use super::{account_view::just, page::AccountActions, proof_fields::ProofFields, server_fns::TurnOffSecondFactor};
use crate::dashboard::parts::{ActionForm, FormScope, Icon, Moment, SavedMark, Submit, failure};
use api_types::account::SecondFactorOn;
use leptos::prelude::*;

/// What it is, and what can be done.
#[component]
pub fn SecondFactorCard(
    /// `None`: it is off.
    on: Option<SecondFactorOn>,
    /// Whether the member has passkeys.
    passkeys: bool,
    /// Whether one can be used here.
    usable: bool,
    /// What can be done.
    actions: AccountActions,
) -> impl IntoView {
    let body = match on {
        None => view! { <Off actions/> }.into_any(),
        Some(on) => view! { <On on passkeys usable actions/> }.into_any(),
    };
    let (tone, state) = if on.is_some() { ("ok", "On") } else { ("", "Off") };
    view! {
        <section class="card card-form" aria-labelledby="second-factor">
            <header>
                <div class="row tight-row">
                    <h2 id="second-factor">"Second step at sign-in"</h2>
                    <span class=format!("badge dotted {tone}")>{state}</span>
                </div>
                <p class="muted sm">"Besides your password, a code from an app on your phone. Whoever learns your password cannot sign in with it alone."</p>
            </header>
            {body}
        </section>
    }
    .into_any()
}

#[component]
fn Off(actions: AccountActions) -> impl IntoView {
    let trouble = failure(actions.begin);
    let turned_off = just("off");
    view! {
        {move || trouble.get().map(|error| view! {
            <div class="notice bad" role="alert"><Icon name="triangle-alert"/><h3>"Not done"</h3><p>{error.to_string()}</p></div>
        })}
        <ActionForm action=actions.begin attr:class="actions">
            <SavedMark saved=turned_off/>
            <Submit words="Set it up" pending=actions.begin.pending() class="btn"/>
        </ActionForm>
    }
    .into_any()
}

#[component]
fn On(on: SecondFactorOn, passkeys: bool, usable: bool, actions: AccountActions) -> impl IntoView {
    view! {
        <p class="sm">"On since "<Moment at=on.since exact=true/></p>
        <TurnOff passkeys usable turn_off=actions.turn_off/>
    }
    .into_any()
}

#[component]
fn TurnOff(passkeys: bool, usable: bool, turn_off: ServerAction<TurnOffSecondFactor>) -> impl IntoView {
    let error = failure(turn_off);
    FormScope::provide("turn-off", "form", error);
    let then = if passkeys {
        "Then the second step is taken with a passkey only."
    } else {
        "Then your password alone signs you in, and your recovery codes are void."
    };
    view! {
        <details class="fold" open=move || error.with(Option::is_some)>
            <summary>"Turn it off"</summary>
            <ActionForm action=turn_off attr:class="stack" attr:novalidate="novalidate">
                <p class="muted sm">{then}</p>
                <ProofFields passkey=usable/>
                <div><Submit words="Turn off the second step" pending=turn_off.pending() class="btn danger"/></div>
            </ActionForm>
        </details>
    }
    .into_any()
}
