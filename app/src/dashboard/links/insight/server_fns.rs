//! What the parts ask the server.

use crate::dashboard::error::UiError;
use api_types::{
    analytics::{Activity, LinkAnalytics, Range, Tab},
    sharing::LinkSharing,
};
use leptos::prelude::*;

/// A link's figures.
#[server(prefix = "/dashboard/do", endpoint = "link_analytics")]
pub async fn load_link_analytics(id: String, range: Range) -> Result<LinkAnalytics, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.link_analytics(&actor, &id, range).await)
}

/// A page of what happened with a link.
#[server(prefix = "/dashboard/do", endpoint = "link_activity")]
pub async fn load_link_activity(id: String, tab: Tab, page: u32) -> Result<Activity, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.link_activity(&actor, &id, tab, page).await)
}

/// A link's addresses for each channel, and texts about it.
#[server(prefix = "/dashboard/do", endpoint = "link_sharing")]
pub async fn load_link_sharing(id: String) -> Result<LinkSharing, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.link_sharing(&actor, &id).await)
}
