//! Password and code, for what changes the second step.

use crate::dashboard::parts::{ErrorSummary, Field};
use leptos::prelude::*;

/// The two fields, with what is wrong above them.
#[component]
pub fn ProofFields() -> impl IntoView {
    view! {
        <ErrorSummary/>
        <div class="two">
            <Field name="password" label="Your password" kind="password" autocomplete="current-password"/>
            <Field name="code" label="Code" autocomplete="one-time-code"
                hint="Six digits of your app, or a recovery code."/>
        </div>
    }
    .into_any()
}
