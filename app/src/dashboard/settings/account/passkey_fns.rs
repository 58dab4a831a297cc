//! What the account's page asks the server about passkeys.

use crate::dashboard::error::UiError;
use api_types::{account::ProofForm, passkeys::NewPasskeyForm};
use leptos::prelude::*;

/// What a browser is asked, so that a passkey proves who changes something: JSON that it reads itself.
#[server(prefix = "/dashboard/do", endpoint = "ask_passkey_proof", client = crate::dashboard::Tab)]
pub async fn ask_passkey_proof() -> Result<String, UiError> {
    use crate::dashboard::session::{answer, client_from, signed_in};
    let (service, actor, token) = signed_in().await?;
    answer(service.ask_passkey_proof(&actor, &token, &client_from()).await)
}

/// What a browser is asked to make a passkey with.
#[server(prefix = "/dashboard/do", endpoint = "begin_passkey", client = crate::dashboard::Tab)]
pub async fn begin_passkey(form: NewPasskeyForm) -> Result<String, UiError> {
    use crate::dashboard::session::{answer, client_from, signed_in};
    let (service, actor, token) = signed_in().await?;
    let proof = ProofForm { password: form.password, code: form.code, passkey: form.passkey };
    answer(service.begin_passkey(&actor, &token, &form.name, proof, &client_from()).await)
}

/// Keeps the passkey that was made.
#[server(prefix = "/dashboard/do", endpoint = "add_passkey", client = crate::dashboard::Tab)]
pub async fn add_passkey(
    /// How it is called.
    #[server(default)]
    name: String,
    /// JSON that the browser wrote.
    answer: String,
) -> Result<(), UiError> {
    use crate::dashboard::session::{answer as answered, signed_in};
    let (service, actor, token) = signed_in().await?;
    let first = answered(service.add_passkey(&actor, &token, &name, &answer).await)?;
    leptos_axum::redirect(if first {
        "/dashboard/settings/account/recovery-codes"
    } else {
        "/dashboard/settings/account?saved=passkey"
    });
    Ok(())
}

/// Calls a passkey otherwise.
#[server(prefix = "/dashboard/do", endpoint = "rename_passkey", client = crate::dashboard::Tab)]
pub async fn rename_passkey(passkey: String, name: String) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.rename_passkey(&actor, &passkey, &name).await)?;
    leptos_axum::redirect("/dashboard/settings/account?saved=passkey");
    Ok(())
}

/// Removes a passkey.
#[server(prefix = "/dashboard/do", endpoint = "remove_passkey", client = crate::dashboard::Tab)]
pub async fn remove_passkey(passkey: String, form: ProofForm) -> Result<(), UiError> {
    use crate::dashboard::session::{answer, client_from, signed_in};
    let (service, actor, token) = signed_in().await?;
    answer(service.remove_passkey(&actor, &token, &passkey, form, &client_from()).await)?;
    leptos_axum::redirect("/dashboard/settings/account?saved=passkey");
    Ok(())
}
