//! Choosing a new password with the link from the mail or the console.

use super::{
    reset_fns::{ResetPassword, can_reset},
    welcome_card::WelcomeCard,
};
use crate::dashboard::parts::{ActionForm, ErrorSummary, Field, FormScope, Loaded, Submit, failure, use_query};
use leptos::prelude::*;

/// Takes a new password while the link works.
#[component]
pub fn ResetPage() -> impl IntoView {
    let query = use_query();
    let token = Memo::new(move |_| query.with(|query| query.get("token")).unwrap_or_default());
    let open = Resource::new_blocking(move || token.get(), can_reset);
    view! {
        <Loaded resource=open view=move |open| {
            let token = token.get_untracked();
            view! { <ResetForm token open/> }.into_any()
        }/>
    }
    .into_any()
}

/// The form, or why there is none.
#[component]
pub fn ResetForm(
    /// What the link brought.
    token: String,
    /// Whether it works.
    open: bool,
) -> impl IntoView {
    let reset = ServerAction::<ResetPassword>::new();
    FormScope::provide("reset", "", failure(reset));
    if !open {
        return view! {
            <WelcomeCard title="This link does not work any more" lede="It was used, or an hour is over.">
                <p><a class="btn primary large block" href="/sign-in/forgotten">"Ask for another"</a></p>
            </WelcomeCard>
        }
        .into_any();
    }
    view! {
        <WelcomeCard title="Choose a new password" lede="You are signed out everywhere then, and sign in with it.">
            <ActionForm action=reset attr:class="stack loose" attr:novalidate="novalidate">
                <ErrorSummary/>
                <input type="hidden" name="token" value=token/>
                <Field name="password" label="New password" kind="password" autocomplete="new-password"
                    hint="At least 12 characters. Several words with spaces are fine."/>
                <Submit words="Keep this password" pending=reset.pending() class="btn primary large block"/>
            </ActionForm>
        </WelcomeCard>
    }
    .into_any()
}
