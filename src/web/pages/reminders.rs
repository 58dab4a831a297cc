//! A customer asks for no more reminders. Works without script and without a cookie: the address says whose they are.

use crate::web::{AppState, security::Nonce};
use api_types::{Problem, checkout::StopPage};
use app::checkout::stop_page;
use axum::{
    Extension,
    extract::{Path, State},
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};

/// The page with its button. Changes nothing: programs that scan mail look at every address in it.
pub async fn show(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Path(token): Path<String>,
) -> Response {
    answer(&state, nonce, state.service.stop_page(&token).await)
}

/// The button, or that of a mail program, which posts `List-Unsubscribe=One-Click` (RFC 8058) and looks at nothing but whether
/// it was taken. Whatever the body says, that it was posted is what counts.
pub async fn stop(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Path(token): Path<String>,
) -> Response {
    answer(&state, nonce, state.service.stop_reminders(&token).await)
}

fn answer(state: &AppState, nonce: Nonce, found: Result<StopPage, Problem>) -> Response {
    match found {
        Ok(page) => Html(stop_page(&state.site.pay_shell(nonce.0), page)).into_response(),
        Err(Problem::NotFound) => super::message(
            state,
            nonce,
            StatusCode::NOT_FOUND,
            "These reminders are not known",
            "The address may be incomplete. Open it again from the e-mail, or answer the e-mail and ask who sent it.",
        ),
        Err(problem) => super::problem(state, nonce, &problem),
    }
}
