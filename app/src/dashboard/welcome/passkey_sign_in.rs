//! Signing in with a passkey, without an e-mail or a password.

use super::passkey_fns::{SignInWithPasskey, ask_passkey};
use crate::dashboard::parts::{
    Icon, PasskeyButton, failure,
    passkeys::{can_use_passkeys, can_wait_in_fields, stop_waiting, wait_in_fields},
};
use leptos::{prelude::*, task::spawn_local};

/// The button. Where the browser can, it also offers passkeys among what it fills into the e-mail's field.
#[component]
pub fn PasskeySignIn(
    /// The invitation that they came from; may be empty.
    invitation: String,
) -> impl IntoView {
    let sign_in = ServerAction::<SignInWithPasskey>::new();
    let refused = failure(sign_in);
    let invitation = StoredValue::new(invitation);
    let answered = move |answer: String| {
        sign_in.dispatch(SignInWithPasskey { answer, invitation: invitation.get_value() });
    };
    Effect::new(move || {
        if !can_use_passkeys() {
            return;
        }
        spawn_local(async move {
            if !can_wait_in_fields().await {
                return;
            }
            let Ok(options) = ask_passkey().await else { return };
            if let Ok(answer) = wait_in_fields(&options).await {
                answered(answer);
            }
        });
    });
    on_cleanup(stop_waiting);
    view! {
        <div class="stack needs-script">
            <PasskeyButton
                words="Sign in with a passkey" class="btn large block" ask=|| Box::pin(ask_passkey())
                answered=answered
            />
            {move || refused.get().map(|error| view! {
                <div class="notice bad" role="alert"><Icon name="triangle-alert"/><h2>"Not signed in"</h2><p>{error.to_string()}</p></div>
            })}
        </div>
    }
    .into_any()
}
