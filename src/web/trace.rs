//! What a log line says about the request that it belongs to.

use axum::{extract::MatchedPath, http::Request};
use tracing::Span;

/// The route that a request matched, such as `/s/{session}`.
pub fn route<B>(request: &Request<B>) -> &str {
    request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str)
}

/// Method and route. Never the address itself: that of a session or of the set-up page opens it to whoever reads it, and
/// forms without script carry in theirs what was typed.
pub fn span<B>(request: &Request<B>) -> Span {
    tracing::debug_span!("request", method = %request.method(), route = route(request))
}
