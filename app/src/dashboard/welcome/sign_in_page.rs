//! Signing in.

use super::{
    passkey_sign_in::PasskeySignIn,
    server_fns::{Door, SignIn, load_door},
    welcome_card::WelcomeCard,
};
use crate::dashboard::parts::{
    ActionForm, ErrorSummary, Field, FormScope, Go, Icon, Loaded, Submit, failure, use_query,
};
use leptos::prelude::*;

/// Signs a member in. Leads to set-up while the server has no owner.
#[component]
pub fn SignInPage() -> impl IntoView {
    let door = Resource::new_blocking(|| (), |()| load_door());
    view! {
        <Loaded resource=door view=|door| match door {
            Door::Setup => view! { <Go to="/setup"/> }.into_any(),
            Door::SignIn { passkeys } => view! { <SignInForm passkeys/> }.into_any(),
            Door::Inside => view! { <Go to="/dashboard"/> }.into_any(),
        }/>
    }
    .into_any()
}

/// The form.
#[component]
pub fn SignInForm(
    /// Whether passkeys can be used here.
    passkeys: bool,
) -> impl IntoView {
    let fills_in = if passkeys { "username webauthn" } else { "username" };
    let sign_in = ServerAction::<SignIn>::new();
    let error = failure(sign_in);
    FormScope::provide("sign-in", "", error);
    let email: String = error.get_untracked().and_then(|error| error.typed()).unwrap_or_default();
    let query = use_query();
    let invitation = query.with_untracked(|query| query.get("invitation")).unwrap_or_default();
    let for_passkey = invitation.clone();
    let changed =
        Memo::new(move |_| query.with(|query| query.get_str("reset").is_some()) && error.with(Option::is_none));
    view! {
        <WelcomeCard title="Sign in">
            <div role="status">
                {move || changed.get().then(|| view! {
                    <div class="notice ok"><Icon name="check"/><strong>"Your password is changed"</strong><p>"Sign in with it."</p></div>
                })}
            </div>
            <ActionForm action=sign_in attr:class="stack loose" attr:novalidate="novalidate">
                <ErrorSummary/>
                <input type="hidden" name="invitation" value=invitation/>
                <Field name="email" label="E-mail" value=email kind="email" autocomplete=fills_in/>
                <Field name="password" label="Password" kind="password" autocomplete="current-password"/>
                <Submit words="Sign in" pending=sign_in.pending() class="btn primary large block"/>
            </ActionForm>
            {passkeys.then(|| view! { <PasskeySignIn invitation=for_passkey/> })}
            <p class="sm"><a href="/sign-in/forgotten">"Forgotten your password?"</a></p>
        </WelcomeCard>
    }
    .into_any()
}
