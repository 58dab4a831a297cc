//! What the frame asks the server.

use crate::dashboard::error::UiError;
use api_types::dashboard::Me;
use domain::Mode;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the frame starts with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameData {
    /// Who is signed in.
    pub me: Me,
    /// What lists show when the address does not say: live when there is any live link.
    pub otherwise: Mode,
    /// The newest place in the log before anything else was read: what comes after it is news.
    pub seq: i64,
    /// When that was, Unix milliseconds.
    pub at: i64,
}

/// Who is signed in, and what to show at first.
#[server(prefix = "/dashboard/do", endpoint = "frame", client = crate::dashboard::Tab)]
pub async fn load_frame() -> Result<FrameData, UiError> {
    use crate::dashboard::session::{actor, answer};
    use api_types::dashboard::ListQuery;
    let (service, actor) = actor().await?;
    let (seq, at) = answer(service.newest_activity(&actor).await)?;
    let me = answer(service.me(&actor).await)?;
    let live = ListQuery { mode: Mode::Live.as_str().to_owned(), page: 1, ..ListQuery::default() };
    let any_live = answer(service.links(&actor, live).await)?.total > 0;
    Ok(FrameData { me, otherwise: if any_live { Mode::Live } else { Mode::Test }, seq, at })
}

/// Who is signed in, and what waits.
#[server(prefix = "/dashboard/do", endpoint = "me", client = crate::dashboard::Tab)]
pub async fn load_me() -> Result<Me, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.me(&actor).await)
}

/// Signs this browser out.
#[server(prefix = "/dashboard/do", endpoint = "sign_out", client = crate::dashboard::Tab)]
pub async fn sign_out() -> Result<(), UiError> {
    use crate::dashboard::session::{answer, forget, service, token};
    if let Some(token) = token() {
        answer(service()?.sign_out(&token).await)?;
    }
    forget();
    leptos_axum::redirect("/sign-in");
    Ok(())
}
