//! The test wallet.

use crate::web::{AppState, security::Nonce};
use app::checkout::sandbox_page;
use axum::{
    Extension, Form,
    extract::{Path, State},
    response::{Html, IntoResponse, Response},
};
use serde::Deserialize;

/// Which button was pressed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ActForm {
    act: String,
    amount: String,
}

/// The wallet's page.
pub async fn show(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Path(session): Path<String>,
) -> Response {
    page(&state, nonce, &session, None).await
}

/// Does what the button says, and shows the wallet again.
pub async fn act(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Path(session): Path<String>,
    Form(form): Form<ActForm>,
) -> Response {
    let notice = match state.service.sandbox_act(&session, &form.act, &form.amount).await {
        Ok(done) => done,
        Err(api_types::Problem::NotFound) => return super::problem(&state, nonce, &api_types::Problem::NotFound),
        Err(problem) => problem.to_string(),
    };
    page(&state, nonce, &session, Some(notice)).await
}

async fn page(state: &AppState, nonce: Nonce, session: &str, notice: Option<String>) -> Response {
    match state.service.sandbox_page(session, notice).await {
        Ok(page) => Html(sandbox_page(&state.site.pay_shell(nonce.0), page)).into_response(),
        Err(problem) => super::problem(state, nonce, &problem),
    }
}
