//! What set-up, sign-in and invitations ask the server.

use crate::dashboard::error::UiError;
use api_types::{
    dashboard::SetupForm,
    team::{AcceptForm, Welcome},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Which page a visitor belongs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Door {
    /// Nobody has set the server up yet.
    Setup,
    /// Nobody is signed in.
    SignIn,
    /// Somebody is signed in.
    Inside,
}

/// Which page this visitor belongs on.
#[server(prefix = "/dashboard/do", endpoint = "door")]
pub async fn load_door() -> Result<Door, UiError> {
    use crate::dashboard::session::{answer, service, token};
    let service = service()?;
    if answer(service.setup_needed().await)? {
        return Ok(Door::Setup);
    }
    let inside = match token() {
        Some(token) => service.actor(&token).await.is_ok(),
        None => false,
    };
    Ok(if inside { Door::Inside } else { Door::SignIn })
}

/// Makes the owner and the business, and signs the owner in.
#[server(prefix = "/dashboard/do", endpoint = "setup")]
pub async fn setup(form: SetupForm) -> Result<(), UiError> {
    use crate::dashboard::session::{answer, remember, service, with_typed};
    let kept = SetupForm { token: String::new(), password: String::new(), ..form.clone() };
    let token = with_typed(answer(service()?.setup(form).await), &kept)?;
    remember(&token);
    leptos_axum::redirect("/dashboard");
    Ok(())
}

/// Signs a member in.
#[server(prefix = "/dashboard/do", endpoint = "sign_in")]
pub async fn sign_in(email: String, password: String) -> Result<(), UiError> {
    use crate::dashboard::session::{answer, client_from, remember, service, with_typed};
    let signed_in = service()?.sign_in(&email, &password, &client_from()).await;
    let token = with_typed(answer(signed_in), &email)?;
    remember(&token);
    leptos_axum::redirect("/dashboard");
    Ok(())
}

/// What an invitation is to.
#[server(prefix = "/dashboard/do", endpoint = "invitation")]
pub async fn load_invitation(#[server(default)] token: String) -> Result<Welcome, UiError> {
    use crate::dashboard::session::{answer, service};
    answer(service()?.welcome(&token).await)
}

/// Joins a team, and signs in.
#[server(prefix = "/dashboard/do", endpoint = "accept_invitation")]
pub async fn accept_invitation(form: AcceptForm) -> Result<(), UiError> {
    use crate::dashboard::session::{answer, remember, service, with_typed};
    let kept = AcceptForm { token: String::new(), password: String::new(), ..form.clone() };
    let token = with_typed(answer(service()?.accept_invitation(form).await), &kept)?;
    remember(&token);
    leptos_axum::redirect("/dashboard");
    Ok(())
}
