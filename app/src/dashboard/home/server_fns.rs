//! What the home page asks the server.

use crate::dashboard::error::UiError;
use api_types::dashboard::Home;
use leptos::prelude::*;

/// The home page.
#[server(prefix = "/dashboard/do", endpoint = "home")]
pub async fn load_home() -> Result<Home, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.home(&actor).await)
}
