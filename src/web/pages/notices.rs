//! A member asks for no more e-mails. Works without script and without a cookie: the address says whose they are.

use crate::web::{AppState, security::Nonce};
use api_types::{Problem, notifications::NoMorePage};
use app::checkout::no_more_page;
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
    answer(&state, nonce, state.service.no_more_page(&token).await)
}

/// The button, or that of a mail program, which posts `List-Unsubscribe=One-Click` (RFC 8058) and looks at nothing but whether
/// it was taken.
pub async fn stop(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Path(token): Path<String>,
) -> Response {
    answer(&state, nonce, state.service.no_more_notices(&token).await)
}

fn answer(state: &AppState, nonce: Nonce, found: Result<NoMorePage, Problem>) -> Response {
    match found {
        Ok(page) => Html(no_more_page(&state.site.pay_shell(nonce.0), page)).into_response(),
        Err(Problem::NotFound) => super::message(
            state,
            nonce,
            StatusCode::NOT_FOUND,
            "These e-mails are not known",
            "The address may be incomplete. Open it again from the e-mail, or sign in and look under Settings, Notifications.",
        ),
        Err(problem) => super::problem(state, nonce, &problem),
    }
}
