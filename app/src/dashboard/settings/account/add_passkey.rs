//! Another passkey.

use super::{
    page::AccountActions,
    passkey_fns::{AddPasskey, BeginPasskey},
    proof_fields::ProofFields,
};
use crate::dashboard::parts::{
    ActionForm, ErrorSummary, Field, FormScope, NotUsed, Submit, failure,
    passkeys::{can_use_passkeys, create},
    successes,
};
use leptos::{prelude::*, task::spawn_local};

/// Takes what proves who asks; then the device makes the passkey, and the server keeps it.
#[component]
pub fn AddPasskeyForm(
    /// Whether signing in takes a second step already.
    second_step: bool,
    /// Whether there is a passkey to prove it with.
    usable: bool,
    /// What can be done.
    actions: AccountActions,
) -> impl IntoView {
    let (begin, add) = (ServerAction::<BeginPasskey>::new(), ServerAction::<AddPasskey>::new());
    let error = failure(begin);
    FormScope::provide("passkey", "form", error);
    let (name, unable) = (RwSignal::new(String::new()), RwSignal::new(false));
    let not_made = RwSignal::new(String::new());
    Effect::new(move || unable.set(!can_use_passkeys()));
    Effect::new(move || {
        let Some(Ok(options)) = begin.value().get() else { return };
        spawn_local(async move {
            match create(&options).await {
                Ok(answer) => _ = add.dispatch(AddPasskey { name: name.get_untracked(), answer }),
                Err(none) => _ = not_made.try_set(none.words().to_owned()),
            }
        });
    });
    let added = successes(add);
    Effect::new(move || {
        if added.get() > 0 {
            actions.passkeys_changed.update(|times| *times += 1);
        }
    });
    let refused = failure(add);
    Effect::new(move || {
        if let Some(error) = refused.get() {
            not_made.set(error.to_string());
        }
    });
    Effect::new(move || {
        if begin.pending().get() {
            not_made.set(String::new());
        }
    });
    let pending = Signal::derive(move || begin.pending().get() || add.pending().get());
    let proof = if second_step {
        view! { <ProofFields passkey=usable/> }.into_any()
    } else {
        view! {
            <ErrorSummary/>
            <p class="muted sm">"From then on signing in takes a second step, and you are signed out everywhere else. You get recovery codes next."</p>
            <Field name="password" label="Your password" kind="password" autocomplete="current-password"/>
        }
        .into_any()
    };
    view! {
        <details class="fold needs-script" open=move || begin.value().with(Option::is_some)>
            <summary>"Add a passkey"</summary>
            <ActionForm action=begin attr:class="stack" attr:novalidate="novalidate">
                <Field name="name" label="Name" optional=true typed=name
                    hint="So that you can tell your passkeys apart, such as Phone or Key ring."/>
                {proof}
                <NotUsed words=not_made/>
                {move || unable.get().then(|| view! {
                    <p class="muted sm">"This browser cannot make passkeys. A newer one can."</p>
                })}
                <div><Submit words="Make the passkey" pending=pending class="btn"/></div>
            </ActionForm>
        </details>
        <p class="muted sm without-script">"Passkeys are added with JavaScript on."</p>
    }
    .into_any()
}
