//! A link's page, and its form that opens a session.

use crate::web::{AppState, form::status, security::Nonce};
use api_types::Problem;
use app::checkout::{LinkFormState, link_page};
use axum::{
    Extension, Form,
    extract::{Path, State},
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::CustomerInfo;
use serde::Deserialize;

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct OpenForm {
    asset: String,
    #[serde(flatten)]
    customer: CustomerInfo,
}

/// Shows a link. Gives no address away.
pub async fn show(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Path(link): Path<String>,
) -> Response {
    match state.service.link_page(&link).await {
        Ok(page) => Html(link_page(&state.site.pay_shell(nonce.0), page, LinkFormState::default())).into_response(),
        Err(problem) => super::problem(&state, nonce, &problem),
    }
}

/// Opens a session and goes to its page; or shows the form again with what was typed and what is wrong.
pub async fn open(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Path(link): Path<String>,
    Form(form): Form<OpenForm>,
) -> Response {
    let problem = match state.service.open_session(&link, &form.asset, form.customer.clone()).await {
        Ok(session) => return Redirect::to(&format!("/s/{session}")).into_response(),
        Err(problem) => problem,
    };
    let page = match state.service.link_page(&link).await {
        Ok(page) => page,
        Err(problem) => return super::problem(&state, nonce, &problem),
    };
    let (errors, refused) = match &problem {
        Problem::Fields { errors } => (errors.clone(), None),
        other => (Vec::new(), Some(other.to_string())),
    };
    let chosen = Some(form.asset).filter(|asset| !asset.is_empty());
    let typed = LinkFormState { asset: chosen, info: form.customer, errors, refused };
    (status(&problem), Html(link_page(&state.site.pay_shell(nonce.0), page, typed))).into_response()
}
