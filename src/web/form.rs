//! Turns a use case's problem into a status.

use api_types::Problem;
use axum::http::StatusCode;

/// The status that a problem answers with.
pub const fn status(problem: &Problem) -> StatusCode {
    match problem {
        Problem::Fields { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        Problem::SignedOut => StatusCode::UNAUTHORIZED,
        Problem::NotAllowed | Problem::NoBusiness => StatusCode::FORBIDDEN,
        Problem::NotFound => StatusCode::NOT_FOUND,
        Problem::Refused { .. } | Problem::Switched { .. } => StatusCode::CONFLICT,
        Problem::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    }
}
