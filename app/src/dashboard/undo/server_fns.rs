//! What is asked of the server to take something back.

use crate::dashboard::error::UiError;
use leptos::prelude::*;

/// Takes back what destroyed something. Without script it leads to the page on which that shows again.
#[server(prefix = "/dashboard/do", endpoint = "take_back", client = crate::dashboard::Tab)]
pub async fn take_back(undo: String) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer, plain_form};
    let (service, actor) = actor().await?;
    let page = answer(service.take_back(&actor, &undo).await)?;
    if plain_form() {
        leptos_axum::redirect(&page);
    }
    Ok(())
}
