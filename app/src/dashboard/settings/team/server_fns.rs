//! What the team page asks the server.

use crate::dashboard::error::UiError;
use api_types::{
    team::{InviteForm, Team},
    undo::Undo,
};
use leptos::prelude::*;

/// Who is in the team, and who is invited.
#[server(prefix = "/dashboard/do", endpoint = "team", client = crate::dashboard::Tab)]
pub async fn load_team() -> Result<Team, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.team(&actor).await)
}

/// Invites somebody.
#[server(prefix = "/dashboard/do", endpoint = "invite", client = crate::dashboard::Tab)]
pub async fn invite(form: InviteForm) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer, with_typed};
    let (service, actor) = actor().await?;
    with_typed(answer(service.invite(&actor, &form).await), &form)?;
    leptos_axum::redirect("/dashboard/settings/team?invited=1");
    Ok(())
}

/// Sends an invitation again, with another link.
#[server(prefix = "/dashboard/do", endpoint = "invite_again", client = crate::dashboard::Tab)]
pub async fn invite_again(invitation: String) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.invite_again(&actor, &invitation).await)
}

/// Takes an invitation back, which can be taken back itself.
#[server(prefix = "/dashboard/do", endpoint = "revoke_invitation", client = crate::dashboard::Tab)]
pub async fn revoke_invitation(invitation: String) -> Result<Undo, UiError> {
    use crate::dashboard::session::{actor, answer, plain_form};
    let (service, actor) = actor().await?;
    let undo = answer(service.revoke_invitation(&actor, &invitation).await)?;
    if plain_form() {
        leptos_axum::redirect(&format!("/dashboard/settings/team?{}", undo.in_address()));
    }
    Ok(undo)
}

/// Gives a member another role.
#[server(prefix = "/dashboard/do", endpoint = "change_role", client = crate::dashboard::Tab)]
pub async fn change_role(member: String, #[server(default)] role: String) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.change_role(&actor, &member, &role).await)
}

/// Removes a member from the business.
#[server(prefix = "/dashboard/do", endpoint = "remove_member", client = crate::dashboard::Tab)]
pub async fn remove_member(member: String) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.remove_member(&actor, &member).await)
}
