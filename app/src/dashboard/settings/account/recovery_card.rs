//! How many recovery codes are left, and new ones.

use super::{proof_fields::ProofFields, server_fns::RenewRecoveryCodes};
use crate::dashboard::{
    parts::{ActionForm, FormScope, Submit, failure},
    words,
};
use leptos::prelude::*;

/// From how many recovery codes on it is time for new ones.
const FEW: u64 = 3;

/// For who has a second step.
#[component]
pub fn RecoveryCard(
    /// How many can still be used.
    left: u64,
    /// Whether there is a passkey to prove it with.
    passkey: bool,
    /// Makes new ones.
    renew: ServerAction<RenewRecoveryCodes>,
) -> impl IntoView {
    let error = failure(renew);
    FormScope::provide("renew", "form", error);
    let tone = if left < FEW { "badge warn" } else { "badge" };
    let left = words::count(left, "recovery code", "recovery codes");
    view! {
        <section class="card card-form" aria-labelledby="recovery">
            <header>
                <div class="row tight-row"><h2 id="recovery">"Recovery codes"</h2><span class=tone>{left}" left"</span></div>
                <p class="muted sm">"Each takes the second step once, for when your app or your passkeys are out of reach."</p>
            </header>
            <details class="fold" open=move || error.with(Option::is_some)>
                <summary>"New recovery codes"</summary>
                <ActionForm action=renew attr:class="stack" attr:novalidate="novalidate">
                    <p class="muted sm">"Ten new ones take the place of those that you have."</p>
                    <ProofFields passkey/>
                    <div><Submit words="Make new codes" pending=renew.pending() class="btn"/></div>
                </ActionForm>
            </details>
        </section>
    }
    .into_any()
}
