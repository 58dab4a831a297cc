//! What the palette asks the server.

use crate::dashboard::error::UiError;
use api_types::dashboard::Found;
use leptos::prelude::*;

/// Links and payments that a text fits. `turn` comes back as it was given.
#[server(prefix = "/dashboard/do", endpoint = "find", client = crate::dashboard::Tab)]
pub async fn find(turn: u32, #[server(default)] text: String) -> Result<(u32, Vec<Found>), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    Ok((turn, answer(service.find(&actor, &text).await)?))
}
