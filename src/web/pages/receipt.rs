//! Receipts: page, PDF, and the key to check them with.

use super::receipt_pdf;
use crate::web::{AppState, form::status, security::Nonce};
use app::checkout::receipt_page;
use axum::{
    Extension, Json,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};

/// The page, to read and to print.
pub async fn show(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Path(session): Path<String>,
) -> Response {
    match state.service.receipt(&session).await {
        Ok(page) => Html(receipt_page(&state.site.pay_shell(nonce.0), page)).into_response(),
        Err(problem) => super::problem(&state, nonce, &problem),
    }
}

/// The same as a file to keep.
pub async fn pdf(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Path(session): Path<String>,
) -> Response {
    let receipt = match state.service.receipt(&session).await {
        Ok(receipt) => receipt,
        Err(problem) => return super::problem(&state, nonce, &problem),
    };
    match receipt_pdf::render(&receipt) {
        Ok(pdf) => {
            let name = format!("attachment; filename=\"receipt-{}.pdf\"", receipt.facts.code);
            ([(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, name)], pdf)
                .into_response()
        }
        Err(error) => {
            tracing::error!(error, session, "a receipt could not be made into a PDF");
            super::message(
                &state,
                nonce,
                StatusCode::INTERNAL_SERVER_ERROR,
                "The PDF could not be made",
                "The receipt page holds the same facts: print it, or save it from your browser.",
            )
        }
    }
}

/// The public key that signatures are checked with (X4).
pub async fn key(State(state): State<AppState>) -> Response {
    match state.service.receipt_key().await {
        Ok(key) => Json(serde_json::json!({ "keys": [key] })).into_response(),
        Err(problem) => (status(&problem), Json(problem)).into_response(),
    }
}
