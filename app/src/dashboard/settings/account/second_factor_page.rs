//! Setting the second step up: an app gets the secret, and a code proves that it has it.

use super::{
    proof_fields::{PasskeyProof, ProofFields},
    server_fns::{TurnOnSecondFactor, load_second_factor_start},
};
use crate::{
    dashboard::parts::{
        ActionForm, CopyButton, Crumb, ErrorSummary, Field, FormScope, Loaded, PageHead, Submit, failure, page_data,
    },
    ui::qr,
};
use api_types::account::SecondFactorStart;
use leptos::prelude::*;

/// The page.
#[component]
pub fn SecondFactorPage() -> impl IntoView {
    let start = page_data(|| (), |()| load_second_factor_start());
    let turn_on = ServerAction::new();
    view! { <Loaded resource=start view=move |start| view! { <SecondFactorSetUp start turn_on/> }.into_any()/> }
        .into_any()
}

/// The secret to scan or type, and the form.
#[component]
pub fn SecondFactorSetUp(
    /// What the app is given.
    start: SecondFactorStart,
    /// Turns it on.
    turn_on: ServerAction<TurnOnSecondFactor>,
) -> impl IntoView {
    FormScope::provide("second-step", "form", failure(turn_on));
    let crumbs = vec![
        Crumb { path: "/dashboard/settings".to_owned(), name: "Settings" },
        Crumb { path: "/dashboard/settings/account".to_owned(), name: "Your account" },
    ];
    // Who has a passkey proves with it who they are, as wherever else something changes.
    let (proof, send) = if start.passkey {
        let proof = view! {
            <ErrorSummary/>
            <Field name="code" label="Code" autocomplete="one-time-code" hint="Six digits of your app."/>
        };
        let words = "Turn on the second step with a passkey";
        (proof.into_any(), view! { <PasskeyProof words=words class="btn primary"/> }.into_any())
    } else {
        let send = view! { <Submit words="Turn on the second step" pending=turn_on.pending()/> };
        (view! { <ProofFields passkey=false/> }.into_any(), send.into_any())
    };
    view! {
        <PageHead title="Set up the second step" crumbs/>
        <div class="settings-page">
            <section class="card card-form" aria-labelledby="give-secret">
                <header>
                    <h2 id="give-secret">"1. Add Tallystick to your app"</h2>
                    <p class="muted sm">"Any authenticator app will do, such as Aegis, 2FAS, Google Authenticator, or your password manager."</p>
                </header>
                <div class="secret-grid">
                    {qr(start.qr_size, &start.qr_path, "QR code for your authenticator app")}
                    <div class="stack">
                        <p>"Scan this with the app. Or type the key:"</p>
                        <p class="code-text secret-key" id="second-step-secret">{start.secret.clone()}</p>
                        <div class="row tight-row">
                            <CopyButton text=start.secret.replace(' ', "") what="the key"/>
                            <a class="btn" href=start.uri rel="external">"Open the app on this device"</a>
                        </div>
                    </div>
                </div>
            </section>
            <ActionForm action=turn_on attr:class="card card-form" attr:novalidate="novalidate">
                <section class="block">
                    <header>
                        <h2>"2. Show that it works"</h2>
                        <p class="muted sm">"You are signed out everywhere else then. You get recovery codes next."</p>
                    </header>
                    {proof}
                </section>
                <div class="actions">{send}</div>
            </ActionForm>
        </div>
    }
    .into_any()
}
