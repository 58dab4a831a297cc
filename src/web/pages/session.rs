//! A session's page, its state as JSON, and giving it up.

use crate::web::{AppState, form::status, security::Nonce};
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
    match state.service.session_page(&session).await {
        Ok(page) => Html(session_page(&state.site.pay_shell(nonce.0), page)).into_response(),
        Err(problem) => super::problem(&state, nonce, &problem),
    }
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
