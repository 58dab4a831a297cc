//! From a drawing to a response: kept by browsers for a while, and not drawn again for who has it.

use super::Facts;
use crate::web::form::status;
use api_types::Problem;
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::hash::{DefaultHasher, Hash, Hasher};

/// How long it may be kept without asking. Short, since prices and titles change and links are switched off.
const KEPT: &str = "public, max-age=300";

/// Something that can be drawn but was not yet.
pub struct Drawing {
    /// Such as `image/png`.
    pub media_type: &'static str,
    /// What it is called when it is saved.
    pub file: &'static str,
    /// Different for whatever looks different.
    pub version: u64,
    /// Draws it.
    pub draw: Box<dyn FnOnce() -> Result<Vec<u8>, Refusal> + Send>,
}

/// Why there is no drawing.
#[derive(Debug)]
pub enum Refusal {
    /// What was asked cannot be drawn; the sentence says what can.
    Asked(String),
    /// A fault of this server.
    Ours(String),
}

/// A number that changes with the drawing's facts, and with the program that draws.
pub fn version(facts: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    (env!("CARGO_PKG_VERSION"), facts).hash(&mut hasher);
    hasher.finish()
}

/// Answers with the drawing of a link's facts.
pub async fn answer(
    facts: Result<Facts, Problem>,
    headers: &HeaderMap,
    choose: impl FnOnce(&Facts) -> Result<Drawing, Refusal> + Send + 'static,
) -> Response {
    let facts = match facts {
        Ok(facts) => facts,
        Err(problem) => return (status(&problem), problem.to_string()).into_response(),
    };
    let drawing = match choose(&facts) {
        Ok(drawing) => drawing,
        Err(refusal) => return refused(refusal),
    };
    let tag = format!("\"{:016x}\"", drawing.version);
    if knows(headers, &tag) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag), (header::CACHE_CONTROL, KEPT.to_owned())])
            .into_response();
    }
    // Milliseconds of arithmetic, which must not hold up who waits for an answer.
    let drawn = tokio::task::spawn_blocking(drawing.draw).await;
    match drawn.unwrap_or_else(|error| Err(Refusal::Ours(error.to_string()))) {
        Ok(bytes) => {
            let headers = [
                (header::CONTENT_TYPE, drawing.media_type.to_owned()),
                (header::CONTENT_DISPOSITION, format!("inline; filename=\"{}\"", drawing.file)),
                (header::CACHE_CONTROL, KEPT.to_owned()),
                (header::ETAG, tag),
            ];
            (headers, bytes).into_response()
        }
        Err(refusal) => refused(refusal),
    }
}

fn refused(refusal: Refusal) -> Response {
    match refusal {
        Refusal::Asked(words) => (StatusCode::BAD_REQUEST, words).into_response(),
        Refusal::Ours(error) => {
            tracing::error!(error, "a link's picture could not be drawn");
            let words = "This picture could not be drawn. The link itself works: open its page.";
            (StatusCode::INTERNAL_SERVER_ERROR, words).into_response()
        }
    }
}

/// Whether who asks has it already.
fn knows(headers: &HeaderMap, tag: &str) -> bool {
    let lines = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|line: &HeaderValue| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|known| {
        let known = known.trim();
        known == "*" || known.trim_start_matches("W/") == tag
    })
}
