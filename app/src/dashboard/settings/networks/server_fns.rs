//! What the networks page asks the server.

use crate::dashboard::error::UiError;
use api_types::dashboard::{NetworkAsset, NetworkForm, NetworkItem, TokenForm};
use leptos::prelude::*;

/// All networks.
#[server(prefix = "/dashboard/do", endpoint = "networks", client = crate::dashboard::Tab)]
pub async fn load_networks() -> Result<Vec<NetworkItem>, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.networks(&actor).await)
}

/// Keeps a network's settings. The node's addresses as typed do not travel in a page's address: they may hold a key.
#[server(prefix = "/dashboard/do", endpoint = "save_network", client = crate::dashboard::Tab)]
pub async fn save_network(form: NetworkForm) -> Result<NetworkItem, UiError> {
    use crate::dashboard::session::{actor, answer, with_typed};
    let (service, actor) = actor().await?;
    let typed = NetworkForm { node_url: String::new(), push_url: String::new(), ..form.clone() };
    with_typed(answer(service.save_network(&actor, form).await), &typed)
}

/// Takes another token on a network.
#[server(prefix = "/dashboard/do", endpoint = "add_token", client = crate::dashboard::Tab)]
pub async fn add_token(form: TokenForm) -> Result<NetworkAsset, UiError> {
    use crate::dashboard::session::{actor, answer, with_typed};
    let (service, actor) = actor().await?;
    with_typed(answer(service.add_token(&actor, form.clone()).await), &form)
}

/// Lets links ask for a coin, or no longer.
#[server(prefix = "/dashboard/do", endpoint = "set_asset_enabled", client = crate::dashboard::Tab)]
pub async fn set_asset_enabled(id: String, enabled: bool) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.set_asset_enabled(&actor, &id, enabled).await)
}
