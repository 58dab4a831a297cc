//! The service worker that shows members notifications. It stands at the top, so that it may open every page.

use axum::{
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};

/// What it may load: nothing. It only shows what it is sent.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The script. Browsers ask for it again by themselves; none keeps an old one.
pub async fn show() -> Response {
    let headers: [(HeaderName, HeaderValue); 3] = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    ];
    (headers, include_str!("push.js")).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_service_worker_is_a_script_that_may_load_nothing_and_is_never_kept() {
        let response = show().await;
        let of = |name: HeaderName| response.headers().get(name).and_then(|value| value.to_str().ok());
        assert_eq!(of(header::CONTENT_TYPE), Some("text/javascript; charset=utf-8"));
        assert_eq!(of(header::CACHE_CONTROL), Some("no-cache"));
        assert!(of(header::CONTENT_SECURITY_POLICY).is_some_and(|policy| policy.starts_with("default-src 'none'")));
    }
}
