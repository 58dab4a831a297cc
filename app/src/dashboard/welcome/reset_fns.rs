//! What the pages about forgotten passwords ask the server.

use crate::dashboard::error::UiError;
use leptos::prelude::*;

/// Whether this server can send the way to a new password.
#[server(prefix = "/dashboard/do", endpoint = "can_mail_resets", client = crate::dashboard::Tab)]
pub async fn can_mail_resets() -> Result<bool, UiError> {
    Ok(crate::dashboard::session::service()?.can_mail_resets())
}

/// Sends the way to a new password. The answer does not tell whether there is a member with this address.
#[server(prefix = "/dashboard/do", endpoint = "ask_for_reset", client = crate::dashboard::Tab)]
pub async fn ask_for_reset(email: String) -> Result<(), UiError> {
    use crate::dashboard::session::{answer, client_from, service, with_typed};
    with_typed(answer(service()?.ask_for_reset(&email, &client_from()).await), &email)?;
    leptos_axum::redirect("/sign-in/forgotten?sent=1");
    Ok(())
}

/// Whether a token opens the choice of a new password.
#[server(prefix = "/dashboard/do", endpoint = "can_reset", client = crate::dashboard::Tab)]
pub async fn can_reset(token: String) -> Result<bool, UiError> {
    use crate::dashboard::session::{answer, service};
    answer(service()?.can_reset(&token).await)
}

/// Takes the new password. Signs nobody in.
#[server(prefix = "/dashboard/do", endpoint = "reset_password", client = crate::dashboard::Tab)]
pub async fn reset_password(token: String, password: String) -> Result<(), UiError> {
    use crate::dashboard::session::{answer, client_from, forget, service};
    answer(service()?.reset_password(&token, password, &client_from()).await)?;
    forget();
    leptos_axum::redirect("/sign-in?reset=1");
    Ok(())
}
