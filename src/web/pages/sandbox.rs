//! The test wallet.

use crate::web::{AppState, form::status, security::Nonce};
use api_types::{Problem, checkout::SandboxOutcome};
use app::checkout::sandbox_page;
use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    response::{Html, IntoResponse, Redirect, Response},
};
use serde::Deserialize;

/// Which button was pressed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ActForm {
    act: String,
    amount: String,
}

/// What the button that was pressed last did; a word, never a text from outside.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    done: String,
}

impl Done {
    fn outcome(&self) -> Option<SandboxOutcome> {
        let words = match self.done.as_str() {
            "exact" | "less" | "more" => "Sent. The payment page shows it within a moment.",
            "late" => "Sent in a block 6 minutes after the time to pay.",
            "reorg" => "The network dropped the blocks with this payment, as in a reorganisation.",
            "mine" => "Added one block.",
            _ => return None,
        };
        Some(SandboxOutcome::Done(words.to_owned()))
    }
}

/// The wallet's page.
pub async fn show(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Path(session): Path<String>,
    Query(done): Query<Done>,
) -> Response {
    page(&state, nonce, &session, done.outcome()).await
}

/// Does what the button says, and goes back to the wallet: loading that page again does not pay again.
pub async fn act(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Path(session): Path<String>,
    Form(form): Form<ActForm>,
) -> Response {
    match state.service.sandbox_act(&session, &form.act, &form.amount).await {
        Ok(()) => Redirect::to(&format!("/sandbox/{session}?done={}", form.act)).into_response(),
        Err(Problem::NotFound) => super::problem(&state, nonce, &Problem::NotFound),
        Err(problem) => {
            let refused = SandboxOutcome::Refused { act: form.act, typed: form.amount, words: problem.to_string() };
            let mut response = page(&state, nonce, &session, Some(refused)).await;
            *response.status_mut() = status(&problem);
            response
        }
    }
}

async fn page(state: &AppState, nonce: Nonce, session: &str, outcome: Option<SandboxOutcome>) -> Response {
    match state.service.sandbox_page(session, outcome).await {
        Ok(page) => Html(sandbox_page(&state.site.pay_shell(nonce.0), page)).into_response(),
        Err(problem) => super::problem(state, nonce, &problem),
    }
}
