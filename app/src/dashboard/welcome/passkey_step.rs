//! The second step of signing in, with a passkey.

use super::passkey_fns::{SecondStepWithPasskey, ask_passkey_step};
use crate::dashboard::parts::{Icon, PasskeyButton, failure};
use leptos::prelude::*;

/// The button.
#[component]
pub fn PasskeyStep(
    /// The invitation that they came from; may be empty.
    invitation: String,
) -> impl IntoView {
    let take = ServerAction::<SecondStepWithPasskey>::new();
    let refused = failure(take);
    let answered = move |answer: String| {
        take.dispatch(SecondStepWithPasskey { answer, invitation: invitation.clone() });
    };
    view! {
        <div class="stack needs-script">
            <PasskeyButton
                words="Use a passkey" class="btn primary large block" ask=|| Box::pin(ask_passkey_step())
                answered=answered
            />
            {move || refused.get().map(|error| view! {
                <div class="notice bad" role="alert"><Icon name="triangle-alert"/><h2>"Not signed in"</h2><p>{error.to_string()}</p></div>
            })}
        </div>
    }
    .into_any()
}
