//! The merchant's application: server-rendered, then hydrated; and its routes that are no pages.

use super::{AppState, access, form::status, pages, security::Nonce};
use api_types::{Problem, dashboard::ListQuery};
use app::dashboard::{App, Assets, ClientFrom, CookiePolicy, asks_for, shell};
use axum::{
    Extension, Router,
    extract::{DefaultBodyLimit, Multipart, Path, Query, Request, State},
    http::{HeaderMap, header},
    middleware::{Next, from_fn},
    response::{IntoResponse, Redirect, Response},
};
use leptos::{config::LeptosOptions, context::provide_context};
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list};
use service::Actor;
use std::sync::LazyLock;

/// The largest body with a file of customers, of which the file itself may be 1 MB.
const LARGEST_IMPORT: usize = 4 * 1024 * 1024;

/// The pages of the application. Listed once in a process, before any is served: while Leptos lists them, a page that is rendered at
/// the same time never gets what it asks for, and never comes (leptos-rs/leptos#4773).
pub static LISTED: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));

/// Pages and server functions of the application.
pub fn routes(state: &AppState) -> Router<AppState> {
    let pages = LISTED.clone();
    let options = state.site.dashboard_options();
    let context = {
        let state = state.clone();
        move || {
            provide_context(state.service.clone());
            provide_context(CookiePolicy { secure: state.secure });
            provide_context(Assets { css_href: state.site.dashboard_css(), icon_href: "/favicon.svg".to_owned() });
            let Some(parts) = leptos::context::use_context::<axum::http::request::Parts>() else { return };
            if let Some(Nonce(nonce)) = parts.extensions.get::<Nonce>() {
                provide_context(leptos::nonce::Nonce::from_value(nonce.as_str()));
            }
            if let Some(from) = forwarded_for(&parts.headers).filter(|_| state.behind_proxy) {
                provide_context(ClientFrom(from));
            }
        }
    };
    let document = move || shell(LeptosOptions::clone(&options));
    let router = Router::new().leptos_routes_with_context(state, pages, context, document);
    router.layer(from_fn(room_for_files)).layer(from_fn(access::only_declared))
}

/// Lets a file of customers in: as a form it is up to three times as long as it is by itself.
async fn room_for_files(mut request: Request, next: Next) -> Response {
    if request.uri().path() == "/dashboard/do/import_customers" {
        DefaultBodyLimit::max(LARGEST_IMPORT).apply(&mut request);
    }
    next.run(request).await
}

/// The last entry of `X-Forwarded-For`: the one that the nearest proxy wrote itself.
pub(super) fn forwarded_for(headers: &HeaderMap) -> Option<String> {
    let line = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    line.rsplit(',').next().map(|entry| entry.trim().to_owned()).filter(|entry| !entry.is_empty())
}

/// Who is signed in, from the cookie.
pub async fn signed_in(state: &AppState, headers: &HeaderMap) -> Result<Actor, Problem> {
    let name = CookiePolicy { secure: state.secure }.cookie_name();
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let token = lines.flat_map(|line| line.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name && !value.is_empty()).then_some(value)
    });
    state.service.actor(token.ok_or(Problem::SignedOut)?).await
}

/// The same for what a page asks: who looks at another business than the page is of is told so.
pub async fn member_of_page(state: &AppState, headers: &HeaderMap, query: Option<&str>) -> Result<Actor, Problem> {
    let actor = signed_in(state, headers).await?;
    match asks_for(headers, query) {
        Some(of) if of != actor.merchant.to_string() => Err(state.service.switched(&actor).await),
        _ => Ok(actor),
    }
}

/// Transaction history as CSV.
pub async fn payments_csv(
    State(state): State<AppState>,
    Extension(actor): Extension<Actor>,
    Query(query): Query<ListQuery>,
) -> Response {
    match state.service.payments_csv(&actor, &query).await {
        Ok(csv) => {
            let headers = [
                (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"payments.csv\""),
            ];
            (headers, csv).into_response()
        }
        Err(problem) => (status(&problem), problem.to_string()).into_response(),
    }
}

/// Replaces the logo by the uploaded picture.
pub async fn logo(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Extension(actor): Extension<Actor>,
    mut form: Multipart,
) -> Response {
    let save = async {
        let spoiled = |_| Problem::field("logo", "The upload broke off, or is far larger than the 256 kB of a logo.");
        while let Some(field) = form.next_field().await.map_err(spoiled)? {
            if field.name() == Some("logo") {
                let file = field.bytes().await.map_err(spoiled)?;
                return state.service.save_logo(&actor, file.to_vec()).await;
            }
        }
        Err(Problem::field("logo", "Choose a PNG, JPEG or WebP picture."))
    };
    match save.await {
        Ok(undo) => {
            let offer = undo.map(|undo| format!("?{}", undo.in_address())).unwrap_or_default();
            Redirect::to(&format!("/dashboard/settings{offer}")).into_response()
        }
        Err(problem) => pages::message(&state, nonce, status(&problem), "The logo was not saved", &problem.to_string()),
    }
}

/// Replaces a product's picture by the uploaded one; without a file it takes the picture away.
pub async fn product_picture(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Extension(actor): Extension<Actor>,
    Path(product): Path<String>,
    mut form: Multipart,
) -> Response {
    let save = async {
        let spoiled =
            |_| Problem::field("picture", "The upload broke off or is larger than 8 MB. Choose a smaller picture.");
        while let Some(field) = form.next_field().await.map_err(spoiled)? {
            if field.name() == Some("picture") {
                let file = field.bytes().await.map_err(spoiled)?;
                return state.service.save_product_picture(&actor, &product, file.to_vec()).await;
            }
        }
        Err(Problem::field("picture", "Choose a PNG, JPEG or WebP picture."))
    };
    match save.await {
        // A product that there is has an id that is safe in an address.
        Ok(undo) => {
            let offer = undo.map(|undo| format!("&{}", undo.in_address())).unwrap_or_default();
            Redirect::to(&format!("/dashboard/products/{product}?picture=1{offer}")).into_response()
        }
        Err(problem) => {
            pages::message(&state, nonce, status(&problem), "The picture was not saved", &problem.to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn only_what_the_nearest_proxy_wrote_counts_as_the_place_of_a_request() {
        let mut headers = HeaderMap::new();
        assert_eq!(forwarded_for(&headers), None);
        headers.append("x-forwarded-for", HeaderValue::from_static("6.6.6.6, 203.0.113.9"));
        assert_eq!(forwarded_for(&headers).as_deref(), Some("203.0.113.9"));
    }
}
