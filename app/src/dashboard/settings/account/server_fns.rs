//! What the account's pages ask the server. What is typed never travels in an address: it proves who somebody is.

use crate::dashboard::error::UiError;
use api_types::account::{Account, PasswordForm, ProofForm, SecondFactorStart};
use leptos::prelude::*;

/// The account.
#[server(prefix = "/dashboard/do", endpoint = "account", client = crate::dashboard::Tab)]
pub async fn load_account() -> Result<Account, UiError> {
    use crate::dashboard::session::{answer, signed_in};
    let (service, actor, token) = signed_in().await?;
    answer(service.account(&actor, &token).await)
}

/// Keeps the member's name.
#[server(prefix = "/dashboard/do", endpoint = "rename_member", client = crate::dashboard::Tab)]
pub async fn rename_member(name: String) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer, with_typed};
    let (service, actor) = actor().await?;
    with_typed(answer(service.rename_member(&actor, &name).await), &name)?;
    leptos_axum::redirect("/dashboard/settings/account?saved=name");
    Ok(())
}

/// Keeps another password.
#[server(prefix = "/dashboard/do", endpoint = "change_password", client = crate::dashboard::Tab)]
pub async fn change_password(form: PasswordForm) -> Result<(), UiError> {
    use crate::dashboard::session::{answer, client_from, signed_in};
    let (service, actor, token) = signed_in().await?;
    answer(service.change_password(&actor, &token, form, &client_from()).await)?;
    leptos_axum::redirect("/dashboard/settings/account?saved=password");
    Ok(())
}

/// Ends one of the member's sign-ins.
#[server(prefix = "/dashboard/do", endpoint = "end_sign_in", client = crate::dashboard::Tab)]
pub async fn end_sign_in(name: String) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.end_sign_in(&actor, &name).await)?;
    leptos_axum::redirect("/dashboard/settings/account?saved=ended");
    Ok(())
}

/// Ends all of the member's sign-ins but this one.
#[server(prefix = "/dashboard/do", endpoint = "end_other_sign_ins", client = crate::dashboard::Tab)]
pub async fn end_other_sign_ins() -> Result<(), UiError> {
    use crate::dashboard::session::{answer, signed_in};
    let (service, actor, token) = signed_in().await?;
    answer(service.end_other_sign_ins(&actor, &token).await)?;
    leptos_axum::redirect("/dashboard/settings/account?saved=ended");
    Ok(())
}

/// Makes a secret for the member's authenticator.
#[server(prefix = "/dashboard/do", endpoint = "begin_second_factor", client = crate::dashboard::Tab)]
pub async fn begin_second_factor() -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.begin_second_factor(&actor).await)?;
    leptos_axum::redirect("/dashboard/settings/account/second-step");
    Ok(())
}

/// The secret that was made.
#[server(prefix = "/dashboard/do", endpoint = "second_factor_start", client = crate::dashboard::Tab)]
pub async fn load_second_factor_start() -> Result<SecondFactorStart, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.second_factor_start(&actor).await)
}

/// Turns the second step on.
#[server(prefix = "/dashboard/do", endpoint = "turn_on_second_factor", client = crate::dashboard::Tab)]
pub async fn turn_on_second_factor(form: ProofForm) -> Result<(), UiError> {
    use crate::dashboard::session::{answer, client_from, signed_in};
    let (service, actor, token) = signed_in().await?;
    answer(service.turn_on_second_factor(&actor, &token, form, &client_from()).await)?;
    leptos_axum::redirect("/dashboard/settings/account/recovery-codes");
    Ok(())
}

/// Turns the second step off.
#[server(prefix = "/dashboard/do", endpoint = "turn_off_second_factor", client = crate::dashboard::Tab)]
pub async fn turn_off_second_factor(form: ProofForm) -> Result<(), UiError> {
    use crate::dashboard::session::{answer, client_from, signed_in};
    let (service, actor, token) = signed_in().await?;
    answer(service.turn_off_second_factor(&actor, &token, form, &client_from()).await)?;
    leptos_axum::redirect("/dashboard/settings/account?saved=off");
    Ok(())
}

/// Makes new recovery codes.
#[server(prefix = "/dashboard/do", endpoint = "renew_recovery_codes", client = crate::dashboard::Tab)]
pub async fn renew_recovery_codes(form: ProofForm) -> Result<(), UiError> {
    use crate::dashboard::session::{answer, client_from, signed_in};
    let (service, actor, token) = signed_in().await?;
    answer(service.renew_recovery_codes(&actor, &token, form, &client_from()).await)?;
    leptos_axum::redirect("/dashboard/settings/account/recovery-codes");
    Ok(())
}

/// Recovery codes that this browser made just now.
#[server(prefix = "/dashboard/do", endpoint = "fresh_recovery_codes", client = crate::dashboard::Tab)]
pub async fn load_fresh_codes() -> Result<Vec<String>, UiError> {
    let (service, _, token) = crate::dashboard::session::signed_in().await?;
    Ok(service.fresh_recovery_codes(&token))
}

/// Shows them no more.
#[server(prefix = "/dashboard/do", endpoint = "put_codes_away", client = crate::dashboard::Tab)]
pub async fn put_codes_away() -> Result<(), UiError> {
    let (service, _, token) = crate::dashboard::session::signed_in().await?;
    service.forget_recovery_codes(&token);
    leptos_axum::redirect("/dashboard/settings/account");
    Ok(())
}
