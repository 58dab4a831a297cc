//! The second step of signing in.

use super::{
    passkey_step::PasskeyStep,
    server_fns::{SecondStep, load_second_step},
    welcome_card::WelcomeCard,
};
use crate::dashboard::parts::{
    ActionForm, ErrorSummary, Field, FormScope, Go, Loaded, Submit, encode, failure, use_query,
};
use api_types::passkeys::StepWays;
use leptos::prelude::*;

/// Asks for a passkey or a code. Leads back to the first step while the password was not given.
#[component]
pub fn SecondStepPage() -> impl IntoView {
    let ways = Resource::new_blocking(|| (), |()| load_second_step());
    view! {
        <Loaded resource=ways view=|ways| match ways {
            Some(ways) => view! { <SecondStepForm ways/> }.into_any(),
            None => view! { <Go to="/sign-in"/> }.into_any(),
        }/>
    }
    .into_any()
}

/// The passkey's button and the form: for a code of the app or, where the address says so, a recovery code.
#[component]
pub fn SecondStepForm(
    /// What the member has.
    ways: StepWays,
) -> impl IntoView {
    let second_step = ServerAction::<SecondStep>::new();
    FormScope::provide("step", "", failure(second_step));
    let query = use_query();
    let invitation = query.with_untracked(|query| query.get("invitation")).unwrap_or_default();
    let (begin, with_app, with_code) = match invitation.as_str() {
        "" => ("/sign-in".to_owned(), "/sign-in/code".to_owned(), "/sign-in/code?recovery=1".to_owned()),
        token => {
            let token = encode(token);
            (
                format!("/sign-in?invitation={token}"),
                format!("/sign-in/code?invitation={token}"),
                format!("/sign-in/code?recovery=1&invitation={token}"),
            )
        }
    };
    let recovery = Memo::new(move |_| query.with(|query| query.get_str("recovery").is_some()));
    let for_passkey = invitation.clone();
    let passkey = move || {
        let invitation = for_passkey.clone();
        (ways.passkey && !recovery.get()).then(|| view! { <PasskeyStep invitation/> })
    };
    let field = move || {
        if recovery.get() {
            view! {
                <Field name="code" label="Recovery code"
                    hint="One of the ten that you were given, seven groups of four. It works once."/>
            }
            .into_any()
        } else {
            view! {
                <Field name="code" label="Code" keys="numeric" autocomplete="one-time-code"
                    hint="The six digits that your authenticator app shows for Tallystick."/>
            }
            .into_any()
        }
    };
    let class = if ways.passkey { "btn large block" } else { "btn primary large block" };
    let form = move || {
        (ways.app || recovery.get()).then(|| {
            let invitation = invitation.clone();
            view! {
                <ActionForm action=second_step attr:class="stack loose" attr:novalidate="novalidate">
                    <ErrorSummary/>
                    <input type="hidden" name="invitation" value=invitation/>
                    {field}
                    <Submit words="Sign in" pending=second_step.pending() class=class/>
                </ActionForm>
            }
        })
    };
    let back = match (ways.app, ways.passkey) {
        (true, true) => "Use a passkey or a code of your app",
        (true, false) => "Use a code of your app",
        (false, _) => "Use a passkey",
    };
    let lost = match (ways.app, ways.passkey) {
        (true, false) => "No app at hand? Use a recovery code",
        (false, true) => "No passkey at hand? Use a recovery code",
        _ => "Neither at hand? Use a recovery code",
    };
    let other = move || {
        if recovery.get() {
            view! { <a href=with_app.clone()>{back}</a> }.into_any()
        } else {
            view! { <a href=with_code.clone()>{lost}</a> }.into_any()
        }
    };
    view! {
        <WelcomeCard title="One more step" lede="Your password is right. Now prove that it is you.">
            {passkey}
            {form}
            <p class="sm">{other}</p>
            <p class="sm"><a href=begin>"Begin again"</a></p>
        </WelcomeCard>
    }
    .into_any()
}
