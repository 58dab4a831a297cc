//! Another password.

use super::{account_view::just, server_fns::ChangePassword};
use crate::dashboard::parts::{ActionForm, ErrorSummary, Field, FormScope, SavedMark, Submit, failure};
use leptos::prelude::*;

/// Asks for the one that holds and takes the new one.
#[component]
pub fn ChangePasswordForm(
    /// Whose: for password managers, which keep them by it.
    email: String,
    /// Keeps it.
    change: ServerAction<ChangePassword>,
) -> impl IntoView {
    let error = failure(change);
    FormScope::provide("password", "form", error);
    let saved = just("password");
    view! {
        <ActionForm action=change attr:class="card card-form" attr:novalidate="novalidate">
            <ErrorSummary/>
            <section class="block">
                <header>
                    <h2>"Password"</h2>
                    <p class="muted sm">"A new one signs you out everywhere else."</p>
                </header>
                <input type="text" name="username" value=email autocomplete="username" hidden/>
                <div class="two">
                    <Field name="current" label="Password now" kind="password" autocomplete="current-password"/>
                    <Field name="password" label="New password" kind="password" autocomplete="new-password"
                        hint="At least 12 characters."/>
                </div>
            </section>
            <div class="actions">
                <SavedMark saved=move || saved() && error.with(Option::is_none)/>
                <Submit words="Change the password" pending=change.pending()/>
            </div>
        </ActionForm>
    }
    .into_any()
}
