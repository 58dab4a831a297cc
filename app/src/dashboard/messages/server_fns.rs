//! What the pages about messages ask the server.

use crate::dashboard::error::UiError;
use api_types::{deliveries::MessageDetail, notifications::NoticeItem, team::InvitationItem, undo::Undo};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A page of the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outbox {
    /// Newest first.
    pub messages: Vec<MessageDetail>,
    /// Invitations whose letter has not gone, for who manages the team.
    pub invitations: Vec<InvitationItem>,
    /// E-mails to the member who looks that have not gone.
    pub notices: Vec<NoticeItem>,
    /// Whether there are more.
    pub more: bool,
    /// From 1.
    pub page: u32,
}

/// Sends a link to the customer that it is for.
#[server(prefix = "/dashboard/do", endpoint = "send_link", client = crate::dashboard::Tab)]
pub async fn send_link(
    link: String,
    #[server(default)] email: bool,
    #[server(default)] sms: bool,
) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    use domain::delivery::Way;
    let (service, actor) = actor().await?;
    let chosen = [(Way::Email, email), (Way::Sms, sms)];
    let ways: Vec<_> = chosen.into_iter().filter_map(|(way, chosen)| chosen.then_some(way)).collect();
    answer(service.send_link(&actor, &link, &ways).await)
}

/// Messages that have not gone, or all.
#[server(prefix = "/dashboard/do", endpoint = "outbox", client = crate::dashboard::Tab)]
pub async fn load_outbox(all: bool, page: u32) -> Result<Outbox, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    let (messages, more) = answer(service.outbox(&actor, all, page).await)?;
    let invitations = if page <= 1 { answer(service.team(&actor).await)?.invitations } else { Vec::new() };
    let invitations = invitations.into_iter().filter(|it| !it.over && it.letter != "taken").collect();
    let notices = if page <= 1 { answer(service.notifications(&actor).await)?.notices } else { Vec::new() };
    let notices = notices.into_iter().filter(|it| !matches!(it.state.as_str(), "taken" | "cancelled")).collect();
    Ok(Outbox { messages, invitations, notices, more, page: page.max(1) })
}

/// Calls a message back, which can be taken back, or tries one again that failed.
#[server(prefix = "/dashboard/do", endpoint = "act_on_message", client = crate::dashboard::Tab)]
pub async fn act_on_message(id: String, again: bool) -> Result<Option<Undo>, UiError> {
    use crate::dashboard::session::{actor, answer, plain_form};
    let (service, actor) = actor().await?;
    let undo = answer(service.act_on_delivery(&actor, &id, again).await)?;
    if let Some(undo) = undo.as_ref().filter(|_| plain_form()) {
        leptos_axum::redirect(&format!("/dashboard/settings/outbox?{}", undo.in_address()));
    }
    Ok(undo)
}
