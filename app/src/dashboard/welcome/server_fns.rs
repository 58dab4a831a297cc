//! What set-up, sign-in and invitations ask the server.

use crate::dashboard::error::UiError;
use api_types::{
    dashboard::SetupForm,
    passkeys::StepWays,
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
    SignIn {
        /// Whether passkeys can be used here.
        passkeys: bool,
    },
    /// Somebody is signed in.
    Inside,
}

/// Which page this visitor belongs on.
#[server(prefix = "/dashboard/do", endpoint = "door", client = crate::dashboard::Tab)]
pub async fn load_door() -> Result<Door, UiError> {
    use crate::dashboard::session::{answer, service, token};
    let service = service()?;
    if answer(service.setup_needed().await)? {
        return Ok(Door::Setup);
    }
    let inside = match token() {
        Some(token) => service.whoever(&token).await.is_ok(),
        None => false,
    };
    Ok(if inside { Door::Inside } else { Door::SignIn { passkeys: service.passkeys_need().is_none() } })
}

/// Makes the owner and the business, and signs the owner in.
#[server(prefix = "/dashboard/do", endpoint = "setup", client = crate::dashboard::Tab)]
pub async fn setup(form: SetupForm) -> Result<(), UiError> {
    use crate::dashboard::session::{answer, remember, service, with_typed};
    let kept = SetupForm { token: String::new(), password: String::new(), ..form.clone() };
    let token = with_typed(answer(service()?.setup(form).await), &kept)?;
    remember(&token);
    leptos_axum::redirect("/dashboard");
    Ok(())
}

/// Takes a member's password, and leads on to the second step where there is one.
#[server(prefix = "/dashboard/do", endpoint = "sign_in", client = crate::dashboard::Tab)]
pub async fn sign_in(email: String, password: String, #[server(default)] invitation: String) -> Result<(), UiError> {
    use crate::dashboard::parts::encode;
    use crate::dashboard::session::{answer, client_from, remember, remember_step, service, with_typed};
    use ::service::Entry;
    let entry = service()?.sign_in(&email, &password, &client_from()).await;
    match with_typed(answer(entry), &email)? {
        Entry::Inside(token) => {
            remember(&token);
            leptos_axum::redirect(&inside(&invitation));
        }
        Entry::SecondStep(pass) => {
            remember_step(&pass);
            let then =
                if invitation.is_empty() { String::new() } else { format!("?invitation={}", encode(&invitation)) };
            leptos_axum::redirect(&format!("/sign-in/code{then}"));
        }
    }
    Ok(())
}

/// By which ways this browser may take the second step. `None`: by none.
#[server(prefix = "/dashboard/do", endpoint = "second_step_door", client = crate::dashboard::Tab)]
pub async fn load_second_step() -> Result<Option<StepWays>, UiError> {
    use crate::dashboard::session::{answer, service, step_token};
    match step_token() {
        Some(pass) => answer(service()?.second_step_ways(&pass).await),
        None => Ok(None),
    }
}

/// Takes the second step, and signs the member in.
#[server(prefix = "/dashboard/do", endpoint = "second_step", client = crate::dashboard::Tab)]
pub async fn second_step(code: String, #[server(default)] invitation: String) -> Result<(), UiError> {
    use crate::dashboard::session::{answer, client_from, forget_step, remember, service, step_token};
    let pass = step_token().unwrap_or_default();
    let token = answer(service()?.second_step(&pass, &code, &client_from()).await)?;
    remember(&token);
    forget_step();
    leptos_axum::redirect(&inside(&invitation));
    Ok(())
}

/// Where who has signed in goes: back to the invitation that they came from, if there is one.
#[cfg(feature = "ssr")]
pub(super) fn inside(invitation: &str) -> String {
    match invitation {
        "" => "/dashboard".to_owned(),
        token => format!("/invitation?token={}", crate::dashboard::parts::encode(token)),
    }
}

/// What an invitation is to.
#[server(prefix = "/dashboard/do", endpoint = "invitation", client = crate::dashboard::Tab)]
pub async fn load_invitation(#[server(default)] token: String) -> Result<Welcome, UiError> {
    use crate::dashboard::session::{answer, service, token as signed_in};
    answer(service()?.welcome(&token, signed_in().as_deref()).await)
}

/// Joins a team, and signs in.
#[server(prefix = "/dashboard/do", endpoint = "accept_invitation", client = crate::dashboard::Tab)]
pub async fn accept_invitation(form: AcceptForm) -> Result<(), UiError> {
    use crate::dashboard::session::{answer, remember, service, with_typed};
    let kept = AcceptForm { token: String::new(), password: String::new(), ..form.clone() };
    let token = with_typed(answer(service()?.accept_invitation(form).await), &kept)?;
    remember(&token);
    leptos_axum::redirect("/dashboard");
    Ok(())
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::inside;

    #[test]
    fn i19_who_came_from_an_invitation_is_back_there_once_signed_in() {
        assert_eq!(inside(""), "/dashboard");
        assert_eq!(inside("a+b&c=d"), "/invitation?token=a%2Bb%26c%3Dd", "whatever was sent stays a token");
    }
}
