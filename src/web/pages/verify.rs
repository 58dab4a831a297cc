//! Anyone may check a code.

use crate::web::{AppState, security::Nonce};
use app::checkout::verify_page;
use axum::{
    Extension,
    extract::{Query, State},
    response::{Html, IntoResponse, Response},
};
use serde::Deserialize;

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct VerifyQuery {
    code: String,
}

/// The form, with what was found.
pub async fn show(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Query(query): Query<VerifyQuery>,
) -> Response {
    match state.service.verify(&query.code).await {
        Ok(outcome) => Html(verify_page(&state.site.pay_shell(nonce.0), query.code, outcome)).into_response(),
        Err(problem) => super::problem(&state, nonce, &problem),
    }
}
