//! Mails that came back, handed over by the operator's mail server.

use super::AppState;
use axum::{
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
};
use delivery::{Secret, report};
use domain::delivery::Way;
use subtle::ConstantTimeEq;

/// Takes a mail that arrived at the address that ours are sent from. One that is no notification about a mail of ours changes
/// nothing, as such an address gets all kinds of mail.
pub async fn take(State(state): State<AppState>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let Some(key) = &state.bounce_key else { return StatusCode::NOT_FOUND };
    if !is_theirs(&headers, key) {
        tracing::warn!("a bounce was refused: it did not bring email.bounce_key");
        return StatusCode::UNAUTHORIZED;
    }
    let Some(report) = report::bounce::read(&body) else { return StatusCode::NO_CONTENT };
    match state.service.reported(Way::Email, &report).await {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(error) => {
            tracing::warn!(%error, "a bounce could not be kept");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

fn is_theirs(headers: &HeaderMap, key: &Secret) -> bool {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = given.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    bool::from(given.trim().as_bytes().ct_eq(key.expose().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn r13_only_who_has_the_key_hands_bounces_over() {
        let key = Secret::new("a-long-enough-key");
        let mut headers = HeaderMap::new();
        assert!(!is_theirs(&headers, &key));
        for (given, theirs) in
            [("Bearer a-long-enough-key", true), ("a-long-enough-key", false), ("Bearer other", false)]
        {
            headers.insert(header::AUTHORIZATION, HeaderValue::from_static(given));
            assert_eq!(is_theirs(&headers, &key), theirs, "{given}");
        }
    }
}
