//! What the sign-in pages ask the server about passkeys.

#[cfg(feature = "ssr")]
use super::server_fns::inside;
use crate::dashboard::error::UiError;
use leptos::prelude::*;

/// What a browser is asked, to sign in with a passkey alone: JSON that it reads itself.
#[server(prefix = "/dashboard/do", endpoint = "ask_passkey", client = crate::dashboard::Tab)]
pub async fn ask_passkey() -> Result<String, UiError> {
    use crate::dashboard::session::{answer, client_from, service};
    answer(service()?.ask_passkey(&client_from()).await)
}

/// Signs in with what a passkey answered.
#[server(prefix = "/dashboard/do", endpoint = "sign_in_with_passkey", client = crate::dashboard::Tab)]
pub async fn sign_in_with_passkey(
    /// JSON that the browser wrote.
    answer: String,
    /// The invitation that they came from; may be empty.
    #[server(default)]
    invitation: String,
) -> Result<(), UiError> {
    use crate::dashboard::session::{answer as answered, client_from, remember, service};
    let token = answered(service()?.sign_in_with_passkey(&answer, &client_from()).await)?;
    remember(&token);
    leptos_axum::redirect(&inside(&invitation));
    Ok(())
}

/// What a browser is asked for the second step.
#[server(prefix = "/dashboard/do", endpoint = "ask_passkey_step", client = crate::dashboard::Tab)]
pub async fn ask_passkey_step() -> Result<String, UiError> {
    use crate::dashboard::session::{answer, client_from, service, step_token};
    answer(service()?.ask_passkey_step(&step_token().unwrap_or_default(), &client_from()).await)
}

/// Takes the second step with what a passkey answered.
#[server(prefix = "/dashboard/do", endpoint = "second_step_with_passkey", client = crate::dashboard::Tab)]
pub async fn second_step_with_passkey(
    /// JSON that the browser wrote.
    answer: String,
    /// The invitation that they came from; may be empty.
    #[server(default)]
    invitation: String,
) -> Result<(), UiError> {
    use crate::dashboard::session::{answer as answered, client_from, forget_step, remember, service, step_token};
    let pass = step_token().unwrap_or_default();
    let token = answered(service()?.second_step_with_passkey(&pass, &answer, &client_from()).await)?;
    remember(&token);
    forget_step();
    leptos_axum::redirect(&inside(&invitation));
    Ok(())
}
