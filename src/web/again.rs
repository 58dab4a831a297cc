//! A page that does not come is rendered again.

use axum::{
    body::Body,
    extract::Request,
    http::{Method, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::time::Duration;

/// Far beyond what a page takes, and what somebody still waits.
const LONGEST: Duration = Duration::from_secs(10);
/// How often a page is rendered before the browser is told to come back.
const TRIES: u32 = 3;

/// Renders a page again that is not there in time. The matrix of I19, run on a machine with more to do than it can, met a few pages
/// among thousands that never came; why is not known. What only reads may be begun again.
pub async fn again(request: Request, next: Next) -> Response {
    if request.method() != Method::GET {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    // A page is asked for without a body.
    drop(body);
    for _ in 0..TRIES {
        let request = Request::from_parts(parts.clone(), Body::empty());
        match tokio::time::timeout(LONGEST, next.clone().run(request)).await {
            Ok(response) => return response,
            Err(_) => tracing::warn!(path = parts.uri.path(), "a page was not rendered in time and is rendered again"),
        }
    }
    (StatusCode::SERVICE_UNAVAILABLE, "This page took too long. Load it again.").into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, middleware::from_fn, routing::any};
    use std::sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    };
    use tower::ServiceExt;

    /// Asks for a page that never comes so many times. Gives the status, and how often it was begun.
    async fn asked(method: Method, stuck: u32) -> (StatusCode, u32) {
        let begun = Arc::new(AtomicU32::new(0));
        let page = {
            let begun = Arc::clone(&begun);
            move || async move {
                if begun.fetch_add(1, Ordering::SeqCst) < stuck {
                    std::future::pending::<()>().await;
                }
                "a page"
            }
        };
        let router = Router::new().route("/", any(page)).layer(from_fn(again));
        let request = Request::builder().method(method).uri("/").body(Body::empty()).unwrap();
        let answer = router.oneshot(request).await.unwrap();
        (answer.status(), begun.load(Ordering::SeqCst))
    }

    #[tokio::test(start_paused = true)]
    async fn a_page_that_does_not_come_is_rendered_again_and_at_last_given_up() {
        assert_eq!(asked(Method::GET, 0).await, (StatusCode::OK, 1));
        assert_eq!(asked(Method::GET, 1).await, (StatusCode::OK, 2));
        assert_eq!(asked(Method::GET, TRIES).await, (StatusCode::SERVICE_UNAVAILABLE, TRIES));
    }

    #[tokio::test(start_paused = true)]
    async fn what_writes_is_begun_once() {
        assert_eq!(asked(Method::POST, 0).await, (StatusCode::OK, 1));
        let waiting = tokio::time::timeout(LONGEST * TRIES * 2, asked(Method::POST, 1));
        assert!(waiting.await.is_err(), "it is carried to its end, however long that takes");
    }
}
