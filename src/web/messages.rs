//! An e-mail as it looks, in a frame of the page on which its words are written.

use super::{AppState, form::status};
use api_types::{Problem, deliveries::TemplateForm};
use axum::{
    Extension,
    extract::{Query, State},
    http::{HeaderName, HeaderValue, header},
    response::{Html, IntoResponse, Response},
};
use service::Actor;

/// What a mail may do there: show itself, with the styles and the logo that mails bring along, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox";

/// The mail that the typed words come to, or what is wrong with them.
pub async fn preview(
    State(state): State<AppState>,
    Extension(actor): Extension<Actor>,
    Query(form): Query<TemplateForm>,
) -> Response {
    let mail = state.service.preview_template(&actor, &form);
    let policy: [(HeaderName, HeaderValue); 1] = [(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY))];
    match mail.await {
        Ok(mail) => (policy, Html(mail.html)).into_response(),
        Err(problem) => (status(&problem), policy, said(&problem)).into_response(),
    }
}

fn said(problem: &Problem) -> String {
    match problem {
        Problem::Fields { errors } => errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("\n"),
        other => other.to_string(),
    }
}
