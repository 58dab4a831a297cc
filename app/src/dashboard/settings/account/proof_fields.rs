//! Password and code, or a passkey, for what changes how a member signs in.

use super::passkey_fns::ask_passkey_proof;
use crate::dashboard::parts::{ErrorSummary, Field, PasskeyButton, passkeys, use_form_scope};
use leptos::{html::Input, prelude::*};

/// The two fields, with what is wrong above them, and the passkey's button below.
#[component]
pub fn ProofFields(
    /// Whether the member has a passkey that can be used here.
    passkey: bool,
) -> impl IntoView {
    view! {
        <ErrorSummary/>
        <div class="two">
            <Field name="password" label="Your password" kind="password" autocomplete="current-password"/>
            <Field name="code" label="Code" autocomplete="one-time-code"
                hint="Six digits of your app, or a recovery code."/>
        </div>
        {passkey.then(|| view! { <PasskeyProof words="Use a passkey in place of both"/> })}
    }
    .into_any()
}

/// Sends the form around it with what a passkey answers.
#[component]
pub fn PasskeyProof(
    /// What the button says.
    words: &'static str,
    /// Its classes.
    #[prop(default = "btn")]
    class: &'static str,
) -> impl IntoView {
    let name = use_form_scope().name("passkey");
    let field = NodeRef::<Input>::new();
    let answered = move |answer: String| {
        if let Some(field) = field.get_untracked() {
            passkeys::send_with(&field, &answer);
        }
    };
    view! {
        <input type="hidden" name=name node_ref=field/>
        <div class="needs-script">
            <PasskeyButton words=words class=class ask=|| Box::pin(ask_passkey_proof()) answered=answered/>
        </div>
    }
    .into_any()
}
