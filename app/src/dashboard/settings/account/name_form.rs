//! How the member is called.

use super::{account_view::just, server_fns::RenameMember};
use crate::dashboard::parts::{ActionForm, ErrorSummary, Field, FormScope, SavedMark, Submit, failure};
use leptos::prelude::*;

/// The name, and what one signs in with.
#[component]
pub fn NameForm(
    /// As it is.
    name: String,
    /// What the member signs in with.
    email: String,
    /// Keeps another.
    rename: ServerAction<RenameMember>,
) -> impl IntoView {
    let error = failure(rename);
    FormScope::provide("you", "", error);
    let name = error.get_untracked().and_then(|error| error.typed()).unwrap_or(name);
    let saved = just("name");
    view! {
        <ActionForm action=rename attr:class="card card-form" attr:novalidate="novalidate">
            <ErrorSummary/>
            <section class="block">
                <header><h2>"You"</h2></header>
                <Field name="name" label="Your name" value=name autocomplete="name" hint=format!("You sign in with {email}.")/>
            </section>
            <div class="actions">
                <SavedMark saved=move || saved() && error.with(Option::is_none)/>
                <Submit words="Save" pending=rename.pending()/>
            </div>
        </ActionForm>
    }
    .into_any()
}
