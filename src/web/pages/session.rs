//! A session's page, its state as JSON, and giving it up.

use crate::web::{AppState, form::status, security::Nonce};
use api_types::Problem;
use app::checkout::session_page;
use axum::{
    Extension, Json,
    extract::{Path, State},
    response::{Html, IntoResponse, Redirect, Response},
};

/// The page, complete without script.
pub async fn show(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Path(session): Path<String>,
) -> Response {
    match page(&state, &nonce, &session).await {
        Ok(page) => Html(page).into_response(),
        Err(problem) => super::problem(&state, nonce, &problem),
    }
}

/// The page as it was made for who looked before, if it would show the same; else made anew. Looked up first and read then: what
/// changes in between makes the next who looks read again.
async fn page(state: &AppState, nonce: &Nonce, session: &str) -> Result<String, Problem> {
    let mark = state.service.page_mark(session).await?;
    if let Some(page) = state.kept_pages.of(session, &mark, nonce) {
        return Ok(page);
    }
    let mut page = state.service.session_page(session).await?;
    if !mark.fits(&page) {
        return Ok(session_page(&state.site.pay_shell(nonce.0.clone()), page));
    }
    page.view.remaining = mark.remaining();
    let made = session_page(&state.site.pay_shell(state.kept_pages.placeholder().to_owned()), page);
    Ok(state.kept_pages.keep(session, mark, &made, nonce))
}

/// How it stands, for browsers whose stream does not work.
pub async fn view(State(state): State<AppState>, Path(session): Path<String>) -> Response {
    match state.service.session_view(&session).await {
        Ok(view) => Json(view).into_response(),
        Err(problem) => (status(&problem), Json(problem)).into_response(),
    }
}

/// Gives it up, to choose another coin.
pub async fn cancel(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Path(session): Path<String>,
) -> Response {
    match state.service.give_up(&session).await {
        Ok(back) => Redirect::to(&format!("/pay/{back}")).into_response(),
        Err(problem) => super::problem(&state, nonce, &problem),
    }
}
