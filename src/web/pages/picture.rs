//! Pictures of products.

use crate::web::{AppState, form::status};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};

/// A picture. Its name is a hash of its bytes, so it never changes.
pub async fn show(State(state): State<AppState>, Path(name): Path<String>) -> Response {
    match state.service.picture(&name).await {
        Ok((kind, bytes)) => {
            let headers = [
                (header::CONTENT_TYPE, kind),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable".to_owned()),
            ];
            (headers, bytes).into_response()
        }
        Err(problem) => status(&problem).into_response(),
    }
}
