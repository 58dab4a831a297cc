//! A link's page, and its form that opens a session.

use super::handle::wants_json;
use crate::web::{AppState, form::status, security::Nonce, visitor::Visitor};
use api_types::{Problem, checkout::PayForm};
use app::checkout::{LinkFormState, link_page};
use axum::{
    Extension, Form, Json,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{CustomerInfo, SecretKind, view::Arrival};
use serde::Deserialize;

/// What an address may fill in beforehand.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Prefill {
    /// For an open amount.
    pub amount: String,
    /// For a product.
    pub quantity: String,
    /// What to pay with.
    pub asset: String,
    /// What is asked about the customer.
    #[serde(flatten)]
    pub customer: CustomerInfo,
}

/// What the page's form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct OpenForm {
    asset: String,
    amount: String,
    suggested: String,
    quantity: String,
    came: String,
    #[serde(flatten)]
    customer: CustomerInfo,
}

impl From<OpenForm> for PayForm {
    fn from(form: OpenForm) -> Self {
        let OpenForm { asset, amount, suggested, quantity, came, customer } = form;
        Self { asset, amount, suggested, quantity, came, customer }
    }
}

/// Shows a link by its id. Gives no address away.
pub async fn show(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Path(link): Path<String>,
    Query(prefill): Query<Prefill>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Response {
    page(state, nonce, &link, prefill, &visitor, &headers).await
}

/// The page of a link, or its public facts as JSON for a program that asks for it.
pub async fn page(
    state: AppState,
    nonce: Nonce,
    link: &str,
    prefill: Prefill,
    visitor: &Visitor,
    headers: &HeaderMap,
) -> Response {
    let page = match state.service.link_page(link).await {
        Ok(page) => page,
        Err(problem) if wants_json(headers) => return (status(&problem), Json(problem)).into_response(),
        Err(problem) => return super::problem(&state, nonce, &problem),
    };
    if wants_json(headers) {
        return Json(page).into_response();
    }
    let asked = LinkFormState {
        asset: Some(prefill.asset).filter(|asset| !asset.is_empty()),
        amount: kept(prefill.amount),
        quantity: kept(prefill.quantity),
        info: prefill.customer.without_secrets().or(page.known.clone()),
        came: state.service.visit(visitor.at(&page.link)).to_string(),
        ..LinkFormState::default()
    };
    Html(link_page(&state.site.pay_shell(nonce.0), page, asked)).into_response()
}

/// What may change about a link's page, for a page that cannot keep a stream open.
pub async fn live(State(state): State<AppState>, Path(link): Path<String>) -> Response {
    match state.service.link_live(&link).await {
        Ok(live) => Json(live).into_response(),
        Err(problem) => status(&problem).into_response(),
    }
}

/// Opens a session and goes to its page; or shows the form again with what was typed and what is wrong.
pub async fn open(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Path(link): Path<String>,
    visitor: Visitor,
    Form(form): Form<OpenForm>,
) -> Response {
    let form = PayForm::from(form);
    let problem = match state.service.open_session_from(visitor.place(), &link, form.clone()).await {
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
    let amount = form.open_amount().to_owned();
    let typed = LinkFormState {
        asset: Some(form.asset).filter(|asset| !asset.is_empty()),
        amount: kept(amount),
        quantity: kept(form.quantity),
        info: form.customer.without_secrets(),
        errors,
        refused,
        came: form.came.parse::<Arrival>().map(|came| came.to_string()).unwrap_or_default(),
    };
    (status(&problem), Html(link_page(&state.site.pay_shell(nonce.0), page, typed))).into_response()
}

/// What was typed, to be shown in its field again; nothing if it can spend money (I24).
fn kept(typed: String) -> String {
    if SecretKind::find_in(&typed).is_some() { String::new() } else { typed }
}
