//! The second step at sign-in, on or off.

use super::{
    account_view::just,
    page::AccountActions,
    proof_fields::ProofFields,
    server_fns::{RenewRecoveryCodes, TurnOffSecondFactor},
};
use crate::dashboard::{
    parts::{ActionForm, FormScope, Icon, Moment, SavedMark, Submit, failure},
    words,
};
use api_types::account::SecondFactorOn;
use leptos::prelude::*;

/// From how many recovery codes on it is time for new ones.
const FEW: u64 = 3;

/// What it is, and what can be done.
#[component]
pub fn SecondFactorCard(
    /// `None`: it is off.
    on: Option<SecondFactorOn>,
    /// What can be done.
    actions: AccountActions,
) -> impl IntoView {
    let body = match on {
        None => view! { <Off actions/> }.into_any(),
        Some(on) => view! { <On on actions/> }.into_any(),
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
fn On(on: SecondFactorOn, actions: AccountActions) -> impl IntoView {
    let left = words::count(on.codes_left, "recovery code", "recovery codes");
    let few = on.codes_left < FEW;
    let tone = if few { "badge warn" } else { "badge" };
    view! {
        <p class="row tight-row sm"><span>"On since "<Moment at=on.since exact=true/></span><span class=tone>{left}" left"</span></p>
        <Renew renew=actions.renew/>
        <TurnOff turn_off=actions.turn_off/>
    }
    .into_any()
}

#[component]
fn Renew(renew: ServerAction<RenewRecoveryCodes>) -> impl IntoView {
    let error = failure(renew);
    FormScope::provide("renew", "form", error);
    view! {
        <details class="fold" open=move || error.with(Option::is_some)>
            <summary>"New recovery codes"</summary>
            <ActionForm action=renew attr:class="stack" attr:novalidate="novalidate">
                <p class="muted sm">"Ten new ones take the place of those that you have."</p>
                <ProofFields/>
                <div><Submit words="Make new codes" pending=renew.pending() class="btn"/></div>
            </ActionForm>
        </details>
    }
    .into_any()
}

#[component]
fn TurnOff(turn_off: ServerAction<TurnOffSecondFactor>) -> impl IntoView {
    let error = failure(turn_off);
    FormScope::provide("turn-off", "form", error);
    view! {
        <details class="fold" open=move || error.with(Option::is_some)>
            <summary>"Turn it off"</summary>
            <ActionForm action=turn_off attr:class="stack" attr:novalidate="novalidate">
                <p class="muted sm">"Then your password alone signs you in."</p>
                <ProofFields/>
                <div><Submit words="Turn off the second step" pending=turn_off.pending() class="btn danger"/></div>
            </ActionForm>
        </details>
    }
    .into_any()
}
