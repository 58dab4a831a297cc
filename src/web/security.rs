//! What protects every page: a strict content security policy with a nonce, and no writing from other sites.

use super::{AppState, pages, trace};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::TryRngCore;

/// The nonce that scripts and styles of this response carry.
#[derive(Debug, Clone)]
pub struct Nonce(pub String);

impl Nonce {
    fn new() -> Self {
        let mut bytes = [0; 16];
        if let Err(error) = rand::rngs::OsRng.try_fill_bytes(&mut bytes) {
            tracing::error!(%error, "the system gives no randomness");
            std::process::abort();
        }
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }
}

/// Refuses writes from other sites, hands the page its nonce and sets the response's headers.
pub async fn guard(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let nonce = Nonce::new();
    if !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS)
        && !same_origin(request.headers(), &state.origin)
    {
        tracing::warn!(route = trace::route(&request), "a write from another site was refused");
        return pages::message(
            &state,
            nonce,
            StatusCode::FORBIDDEN,
            "This came from another site",
            "For your safety nothing was done. Open the page from this server and try again there.",
        );
    }
    request.extensions_mut().insert(nonce.clone());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let nonce = &nonce.0;
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self' 'nonce-{nonce}'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        // What is shown in a frame of ours has a stricter one.
        headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin"));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if state.secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}

/// Whether a writing request comes from a page of this server. Browsers always say where a form or fetch comes from;
/// programs say neither and carry no cookie that would be misused.
fn same_origin(headers: &HeaderMap, origin: &str) -> bool {
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    match text(header::ORIGIN) {
        Some(from) => {
            let host = from.split_once("://").map(|(_, host)| host);
            from == origin || (host.is_some() && host == text(header::HOST))
        }
        None => !matches!(
            headers.get("sec-fetch-site").and_then(|value| value.to_str().ok()),
            Some("cross-site" | "same-site")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (header::HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn only_pages_of_this_server_may_write() {
        let origin = "https://pay.example";
        assert!(same_origin(&headers(&[("origin", "https://pay.example")]), origin));
        assert!(same_origin(&headers(&[("origin", "http://localhost:3000"), ("host", "localhost:3000")]), origin));
        assert!(same_origin(&headers(&[]), origin));
        assert!(!same_origin(&headers(&[("origin", "https://evil.example"), ("host", "pay.example")]), origin));
        assert!(!same_origin(&headers(&[("origin", "null"), ("host", "pay.example")]), origin));
        assert!(!same_origin(&headers(&[("sec-fetch-site", "cross-site")]), origin));
    }
}
