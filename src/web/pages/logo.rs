//! A merchant's logo.

use crate::web::{AppState, form::status};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};

/// The picture.
pub async fn show(State(state): State<AppState>, Path(handle): Path<String>) -> Response {
    match state.service.logo(&handle).await {
        Ok(png) => {
            ([(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "public, max-age=300")], png).into_response()
        }
        Err(problem) => status(&problem).into_response(),
    }
}
