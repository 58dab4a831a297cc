//! What the home page asks the server.

use crate::dashboard::error::UiError;
use api_types::dashboard::Home;
use domain::Mode;
use leptos::prelude::*;

/// The home page, with the money of a mode.
#[server(prefix = "/dashboard/do", endpoint = "home", client = crate::dashboard::Tab)]
pub async fn load_home(mode: Mode) -> Result<Home, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.home(&actor, mode).await)
}
