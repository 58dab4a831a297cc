//! Addresses that people read: `/{handle}`, `/{handle}/{path}`, `/{handle}/12.50` (R1, R2).

use super::link::{self, Prefill};
use crate::web::{AppState, security::Nonce, visitor::Visitor};
use api_types::Problem;
use app::checkout::business_page;
use axum::{
    Extension, Json,
    extract::{Path, Query, Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::Handle;
use service::Destination;
use tower::ServiceExt;

/// The merchant's own page.
pub async fn front(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Path(handle): Path<String>,
    Query(prefill): Query<Prefill>,
    visitor: Visitor,
    headers: HeaderMap,
    request: Request,
) -> Response {
    if Handle::kept(&handle).is_err() {
        return file(&state, request).await;
    }
    let query = request.uri().query();
    show(state, nonce, (&handle, None, query), prefill, &visitor, &headers).await
}

/// A link by its path, or the merchant's own page with an amount.
pub async fn below(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Path((handle, last)): Path<(String, String)>,
    Query(prefill): Query<Prefill>,
    visitor: Visitor,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let query = request.uri().query().map(str::to_owned);
    let may_be_old = Handle::kept(&handle).is_ok();
    if !may_be_old || handle.parse::<Handle>().is_err() {
        let file = file(&state, request).await;
        // A word of the server's own, where its fonts are, may be a handle that was given before the server kept it.
        if !may_be_old || file.status() != StatusCode::NOT_FOUND {
            return file;
        }
    }
    show(state, nonce, (&handle, Some(&last), query.as_deref()), prefill, &visitor, &headers).await
}

/// A link by its short address, as SMS carry it: leads on with how the visitor came.
pub async fn short(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Path(code): Path<String>,
    headers: HeaderMap,
    request: Request,
) -> Response {
    match state.service.short_destination(&code).await {
        Ok(url) => Redirect::temporary(&with_query(url, request.uri().query())).into_response(),
        Err(Problem::NotFound) if wants_json(&headers) => StatusCode::NOT_FOUND.into_response(),
        Err(problem) => super::problem(&state, nonce, &problem),
    }
}

async fn show(
    state: AppState,
    nonce: Nonce,
    (handle, last, query): (&str, Option<&str>, Option<&str>),
    prefill: Prefill,
    visitor: &Visitor,
    headers: &HeaderMap,
) -> Response {
    match state.service.destination(handle, last).await {
        Ok(Destination::Link { link, amount }) => {
            let prefill = Prefill { amount: amount.unwrap_or(prefill.amount), ..prefill };
            link::page(state, nonce, &link, prefill, visitor, headers).await
        }
        Ok(Destination::Business(page)) if wants_json(headers) => Json(*page).into_response(),
        Ok(Destination::Business(page)) => Html(business_page(&state.site.pay_shell(nonce.0), &page)).into_response(),
        Ok(Destination::Moved(url)) => Redirect::temporary(&with_query(url, query)).into_response(),
        Err(Problem::NotFound) if wants_json(headers) => StatusCode::NOT_FOUND.into_response(),
        Err(problem) => super::problem(&state, nonce, &problem),
    }
}

/// The new address with what stood after the old one: how the visitor came, and what fills the form.
fn with_query(url: String, query: Option<&str>) -> String {
    match query {
        Some(query) => format!("{url}?{query}"),
        None => url,
    }
}

/// What cannot be a handle is a file, or nothing.
async fn file(state: &AppState, request: Request) -> Response {
    let files = state.site.files(state.clone());
    match files.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// Whether a program asks and not a browser.
pub fn wants_json(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut kinds = accepted.split(',').filter_map(|part| part.split(';').next()).map(str::trim);
    kinds.find(|kind| matches!(*kind, "application/json" | "text/html" | "*/*")) == Some("application/json")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn r1_r22_an_old_address_leads_on_with_all_that_stood_after_it() {
        let new = || "https://pay.example/studio/new".to_owned();
        assert_eq!(with_query(new(), Some("c=q&amount=12.50")), "https://pay.example/studio/new?c=q&amount=12.50");
        assert_eq!(with_query(new(), None), new());
    }

    #[test]
    fn a_program_that_asks_for_json_first_gets_it_and_a_browser_gets_the_page() {
        let asks = |accept: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
            wants_json(&headers)
        };
        assert!(asks("application/json"));
        assert!(asks("application/json; charset=utf-8, */*"));
        assert!(!asks("text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8"));
        assert!(!asks("*/*"));
        assert!(!wants_json(&HeaderMap::new()));
    }
}
