//! What the links pages ask the server.

use crate::dashboard::error::UiError;
use api_types::dashboard::{AssetChoice, Business, LinkDetail, LinkForm, LinkItem, ListQuery, Listing};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the form for a new link starts from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLink {
    /// Coins that can be asked for, live and test.
    pub choices: Vec<AssetChoice>,
    /// Who asks, and the usual time to pay.
    pub business: Business,
}

/// A page of the list.
#[server(prefix = "/dashboard/do", endpoint = "links")]
pub async fn load_links(query: ListQuery) -> Result<Listing<LinkItem>, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.links(&actor, query).await)
}

/// A link's own page.
#[server(prefix = "/dashboard/do", endpoint = "link")]
pub async fn load_link(id: String) -> Result<LinkDetail, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.link(&actor, &id).await)
}

/// What the form for a new link starts from.
#[server(prefix = "/dashboard/do", endpoint = "new_link")]
pub async fn load_new_link() -> Result<NewLink, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    let choices = answer(service.asset_choices(&actor).await)?;
    let business = answer(service.business(&actor).await)?;
    Ok(NewLink { choices, business })
}

/// Makes a link and leads to its page.
#[server(prefix = "/dashboard/do", endpoint = "create_link")]
pub async fn create_link(form: LinkForm) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer, with_typed};
    let (service, actor) = actor().await?;
    let link = with_typed(answer(service.create_link(&actor, form.clone()).await), &form)?;
    leptos_axum::redirect(&format!("/dashboard/links/{}?mode={}&new=1", link.id, link.mode.as_str()));
    Ok(())
}

/// Lets a link be paid, or no longer.
#[server(prefix = "/dashboard/do", endpoint = "set_link_active")]
pub async fn set_link_active(id: String, active: bool) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.set_link_active(&actor, &id, active).await)
}
