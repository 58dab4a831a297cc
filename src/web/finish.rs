//! Writes are finished, also when nobody waits for the answer any more.

use axum::{extract::Request, middleware::Next, response::Response};
use tracing::Instrument;

/// Carries a write to its end. Who closes the page or loses the connection drops the request, and with it whatever has to
/// follow a commit: a network would be saved and not followed.
pub async fn finish(request: Request, next: Next) -> Response {
    if request.method().is_safe() {
        return next.run(request).await;
    }
    match tokio::spawn(next.run(request).in_current_span()).await {
        Ok(response) => response,
        // Nobody aborts it, so it can only have panicked.
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, body::Body, middleware, routing::any};
    use std::sync::{Arc, Mutex};
    use tokio::sync::oneshot;
    use tower::ServiceExt;

    /// Begins a request and gives it up while it waits for something. Says what became of it: whether it came to its end.
    async fn given_up(method: &str) -> bool {
        let (go, going) = oneshot::channel::<()>();
        let (done, finished) = oneshot::channel::<()>();
        let parts = Arc::new(Mutex::new(Some((going, done))));
        let work = move || async move {
            let (going, done) = parts.lock().unwrap().take().unwrap();
            going.await.unwrap();
            done.send(()).unwrap();
        };
        let router = Router::new().route("/", any(work)).layer(middleware::from_fn(finish));
        let request = Request::builder().method(method).uri("/").body(Body::empty()).unwrap();
        let mut answer = tokio::spawn(router.oneshot(request));
        // Until it waits: whoever is spawned runs before this goes on.
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
        assert!(futures::poll!(&mut answer).is_pending());
        answer.abort();
        assert!(answer.await.unwrap_err().is_cancelled());
        _ = go.send(());
        finished.await.is_ok()
    }

    #[tokio::test]
    async fn a_write_comes_to_its_end_when_nobody_waits_for_it() {
        for method in ["POST", "PUT", "DELETE"] {
            assert!(given_up(method).await, "{method}");
        }
        assert!(!given_up("GET").await, "what only reads may end with who asked");
    }
}
