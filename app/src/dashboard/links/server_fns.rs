//! What the links pages ask the server.

use super::insight::{Asked, Insight};
use crate::dashboard::error::UiError;
use api_types::{
    customers::TagItem,
    dashboard::{
        AssetChoice, Business, LinkAct, LinkDetail, LinkForm, LinkItem, LinkWarnings, ListQuery, Listing, ProductItem,
    },
    deliveries::{LinkMessages, WaysOut},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the form for a link starts from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLink {
    /// Coins that can be asked for, live and test.
    pub choices: Vec<AssetChoice>,
    /// What can be sold.
    pub products: Vec<ProductItem>,
    /// Who asks, and the usual time to pay.
    pub business: Business,
    /// Customers that it may be for, the newest: e-mail and what they are called.
    pub customers: Vec<(String, String)>,
    /// Names of the tags that customers can have.
    pub customer_tags: Vec<String>,
    /// Tags that links can have.
    pub link_tags: Vec<TagItem>,
    /// By which ways it can be sent.
    pub ways: WaysOut,
}

/// What the form that edits a link starts from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditedLink {
    /// As for a new one.
    pub start: NewLink,
    /// The link.
    pub link: LinkDetail,
}

/// What was done to links.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acted {
    /// What.
    pub act: LinkAct,
    /// To which.
    pub links: Vec<String>,
}

/// A page of the list.
#[server(prefix = "/dashboard/do", endpoint = "links", client = crate::dashboard::Tab)]
pub async fn load_links(query: ListQuery) -> Result<Listing<LinkItem>, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.links(&actor, query).await)
}

/// A link's own page.
#[server(prefix = "/dashboard/do", endpoint = "link", client = crate::dashboard::Tab)]
pub async fn load_link(id: String, asked: Asked) -> Result<(LinkDetail, LinkMessages, Insight), UiError> {
    use super::insight::read_insight;
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    let link = answer(service.link(&actor, &id).await)?;
    let messages = answer(service.link_messages(&actor, &id).await)?;
    let insight = read_insight(&service, &actor, &id, asked).await;
    Ok((link, messages, insight))
}

/// What the form for a new link starts from.
#[server(prefix = "/dashboard/do", endpoint = "new_link", client = crate::dashboard::Tab)]
pub async fn load_new_link() -> Result<NewLink, UiError> {
    use crate::dashboard::session::actor;
    let (service, actor) = actor().await?;
    new_link(&service, &actor).await
}

/// What the form that edits a link starts from.
#[server(prefix = "/dashboard/do", endpoint = "edited_link", client = crate::dashboard::Tab)]
pub async fn load_edited_link(id: String) -> Result<EditedLink, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    let link = answer(service.link(&actor, &id).await)?;
    Ok(EditedLink { start: new_link(&service, &actor).await?, link })
}

/// What the form for a new link starts from.
#[cfg(feature = "ssr")]
pub async fn new_link(service: &service::Service, actor: &service::Actor) -> Result<NewLink, UiError> {
    use crate::dashboard::session::answer;
    let choices = answer(service.asset_choices(actor).await)?;
    let products = answer(service.products(actor).await)?;
    let business = answer(service.business(actor).await)?;
    let customers = answer(service.customer_choices(actor, "").await)?;
    let tags = answer(service.tags(actor, "customer").await)?;
    let customer_tags = tags.into_iter().map(|tag| tag.name).collect();
    let ways = answer(service.ways_out(actor).await)?;
    let link_tags = answer(service.tags(actor, "link").await)?;
    Ok(NewLink { choices, products, business, customers, customer_tags, link_tags, ways })
}

/// Makes a link, or edits the one that is named, and leads to its page.
#[server(prefix = "/dashboard/do", endpoint = "save_link", client = crate::dashboard::Tab)]
pub async fn save_link(#[server(default)] link: String, form: LinkForm) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer, with_typed};
    let (service, actor) = actor().await?;
    let (saved, how) = match link.as_str() {
        "" => (service.create_link(&actor, form.clone()).await.map(|link| (link, None)), "new"),
        link => (service.edit_link(&actor, link, form.clone()).await, "saved"),
    };
    let (link, undo) = with_typed(answer(saved), &form)?;
    let offer = undo.map(|undo| format!("&{}", undo.in_address())).unwrap_or_default();
    leptos_axum::redirect(&format!("/dashboard/links/{}?mode={}&{how}=1{offer}", link.id, link.mode.as_str()));
    Ok(())
}

/// What its address would be, and what is worth a warning, while a link is written. `turn` comes back as it was given.
#[server(prefix = "/dashboard/do", endpoint = "link_warnings", client = crate::dashboard::Tab)]
pub async fn load_link_warnings(
    turn: u32,
    #[server(default)] link: String,
    #[server(default)] form: LinkForm,
) -> Result<(u32, LinkWarnings), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    Ok((turn, answer(service.link_warnings(&actor, &link, &form).await)?))
}

/// Does the same to several links.
#[server(prefix = "/dashboard/do", endpoint = "act_on_links", client = crate::dashboard::Tab)]
pub async fn act_on_links(#[server(default)] links: Vec<String>, act: LinkAct) -> Result<Acted, UiError> {
    use crate::dashboard::session::{actor, answer, plain_form};
    let (service, actor) = actor().await?;
    let links = answer(service.act_on_links(&actor, &links, act).await)?;
    let acted = Acted { act, links };
    if plain_form()
        && let Some(page) = super::undo::page_after(&acted)
    {
        leptos_axum::redirect(&page);
    }
    Ok(acted)
}

/// Makes a copy of a link and leads to it.
#[server(prefix = "/dashboard/do", endpoint = "duplicate_link", client = crate::dashboard::Tab)]
pub async fn duplicate_link(link: String) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    let copy = answer(service.duplicate_link(&actor, &link).await)?;
    leptos_axum::redirect(&format!("/dashboard/links/{}?mode={}&copy=1", copy.id, copy.mode.as_str()));
    Ok(())
}

/// Lets the merchant's handle alone lead to a link, or no longer (R2).
#[server(prefix = "/dashboard/do", endpoint = "choose_front_link", client = crate::dashboard::Tab)]
pub async fn choose_front_link(link: String, front: bool) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.choose_front_link(&actor, front.then_some(link.as_str())).await)
}

/// Changes how many payments a link takes, and nothing else of it (R7).
#[server(prefix = "/dashboard/do", endpoint = "set_link_limit", client = crate::dashboard::Tab)]
pub async fn set_link_limit(
    link: String,
    #[server(default)] limit_kind: String,
    #[server(default)] limit: String,
) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer, with_typed};
    let (service, actor) = actor().await?;
    let typed = (limit_kind.clone(), limit.clone());
    with_typed(answer(service.set_link_limit(&actor, &link, &limit_kind, &limit).await), &typed)
}
