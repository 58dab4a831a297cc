//! The customer's pages.

pub mod handle;
pub mod invoice;
mod invoice_pdf;
pub mod link;
pub mod link_art;
pub mod logo;
pub mod notices;
mod paper;
pub mod picture;
pub mod receipt;
mod receipt_pdf;
pub mod reminders;
pub mod sandbox;
pub mod session;
pub mod verify;

use super::{AppState, form, security::Nonce};
use api_types::Problem;
use axum::{
    Extension,
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};

/// A page with a message and nothing else to do.
pub fn message(state: &AppState, nonce: Nonce, status: StatusCode, title: &str, words: &str) -> Response {
    let shell = state.site.pay_shell(nonce.0);
    (status, Html(app::checkout::message_page(&shell, title, words, None))).into_response()
}

/// The page for what could not be shown.
pub fn problem(state: &AppState, nonce: Nonce, problem: &Problem) -> Response {
    let (title, words) = match problem {
        Problem::NotFound => ("This page does not exist", "The link may be mistyped, or the merchant has switched it off. Ask who sent it to you. Nothing was charged.".to_owned()),
        Problem::Unavailable => ("This cannot be shown right now", "The server has a problem of its own. Nothing was charged, and nothing is lost. Load the page again in a minute.".to_owned()),
        other => ("This was not done", other.to_string()),
    };
    message(state, nonce, form::status(problem), title, &words)
}

/// Any address that is no page.
pub async fn missing(State(state): State<AppState>, nonce: Option<Extension<Nonce>>) -> Response {
    let nonce = nonce.map_or_else(|| Nonce(String::new()), |Extension(nonce)| nonce);
    problem(&state, nonce, &Problem::NotFound)
}
