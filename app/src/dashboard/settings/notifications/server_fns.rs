//! What the page of notifications asks the server. Each member sees and changes what is their own.

use crate::dashboard::error::UiError;
use api_types::notifications::{BrowserForm, NotificationForm, NotificationPage, TestSent};
use leptos::prelude::*;

/// Where the page is.
#[cfg(feature = "ssr")]
const PAGE: &str = "/dashboard/settings/notifications";

/// The page.
#[server(prefix = "/dashboard/do", endpoint = "notifications", client = crate::dashboard::Tab)]
pub async fn load_notifications() -> Result<NotificationPage, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.notifications(&actor).await)
}

/// Keeps what the member wants to be told.
#[server(prefix = "/dashboard/do", endpoint = "save_notifications", client = crate::dashboard::Tab)]
pub async fn save_notifications(form: NotificationForm) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer, with_typed};
    let (service, actor) = actor().await?;
    with_typed(answer(service.save_notifications(&actor, &form).await), &form)?;
    leptos_axum::redirect(&format!("{PAGE}?saved=1"));
    Ok(())
}

/// Lets a browser show notifications until it is signed out.
#[server(prefix = "/dashboard/do", endpoint = "add_browser", client = crate::dashboard::Tab)]
pub async fn add_browser(form: BrowserForm) -> Result<(), UiError> {
    use crate::dashboard::session::{agent, answer, signed_in};
    let (service, actor, token) = signed_in().await?;
    answer(service.add_browser(&actor, &token, &form, &agent()).await)
}

/// Takes a browser away.
#[server(prefix = "/dashboard/do", endpoint = "remove_browser", client = crate::dashboard::Tab)]
pub async fn remove_browser(id: String) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.remove_browser(&actor, &id).await)?;
    leptos_axum::redirect(&format!("{PAGE}?saved=removed"));
    Ok(())
}

/// Sends the member a test.
#[server(prefix = "/dashboard/do", endpoint = "test_notifications", client = crate::dashboard::Tab)]
pub async fn test_notifications() -> Result<TestSent, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    let sent = answer(service.test_notifications(&actor).await)?;
    leptos_axum::redirect(&format!("{PAGE}?saved=test"));
    Ok(sent)
}
