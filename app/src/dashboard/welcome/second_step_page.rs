//! The second step of signing in.

use super::{
    server_fns::{SecondStep, load_second_step},
    welcome_card::WelcomeCard,
};
use crate::dashboard::parts::{
    ActionForm, ErrorSummary, Field, FormScope, Go, Loaded, Submit, encode, failure, use_query,
};
use leptos::prelude::*;

/// Asks for a code. Leads back to the first step while the password was not given.
#[component]
pub fn SecondStepPage() -> impl IntoView {
    let open = Resource::new_blocking(|| (), |()| load_second_step());
    view! {
        <Loaded resource=open view=|open| if open {
            view! { <SecondStepForm/> }.into_any()
        } else {
            view! { <Go to="/sign-in"/> }.into_any()
        }/>
    }
    .into_any()
}

/// The form: for a code of the app or, where the address says so, a recovery code.
#[component]
pub fn SecondStepForm() -> impl IntoView {
    let second_step = ServerAction::<SecondStep>::new();
    FormScope::provide("step", "", failure(second_step));
    let query = use_query();
    let invitation = query.with_untracked(|query| query.get("invitation")).unwrap_or_default();
    let (with_app, with_code) = match invitation.as_str() {
        "" => ("/sign-in/code".to_owned(), "/sign-in/code?recovery=1".to_owned()),
        token => {
            let token = encode(token);
            (format!("/sign-in/code?invitation={token}"), format!("/sign-in/code?recovery=1&invitation={token}"))
        }
    };
    let recovery = Memo::new(move |_| query.with(|query| query.get_str("recovery").is_some()));
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
    let other = move || {
        if recovery.get() {
            view! { <a href=with_app.clone()>"Use a code of your app"</a> }.into_any()
        } else {
            view! { <a href=with_code.clone()>"No app at hand? Use a recovery code"</a> }.into_any()
        }
    };
    view! {
        <WelcomeCard title="One more step" lede="Your password is right. Now prove that it is you.">
            <ActionForm action=second_step attr:class="stack loose" attr:novalidate="novalidate">
                <ErrorSummary/>
                <input type="hidden" name="invitation" value=invitation/>
                {field}
                <Submit words="Sign in" pending=second_step.pending() class="btn primary large block"/>
            </ActionForm>
            <p class="sm">{other}</p>
            <p class="sm"><a href="/sign-in">"Begin again"</a></p>
        </WelcomeCard>
    }
    .into_any()
}
