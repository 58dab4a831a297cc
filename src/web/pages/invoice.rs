//! An invoice as a file, for who has its link's code (A14).

use super::invoice_pdf;
use crate::web::{AppState, security::Nonce};
use axum::{
    Extension,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

/// The PDF.
pub async fn pdf(
    State(state): State<AppState>,
    Extension(nonce): Extension<Nonce>,
    Path(link): Path<String>,
) -> Response {
    let paper = match state.service.invoice_paper(&link).await {
        Ok(paper) => paper,
        Err(problem) => return super::problem(&state, nonce, &problem),
    };
    match invoice_pdf::render(&paper) {
        Ok(pdf) => {
            // A number has letters, digits and a few signs, of which a slash cannot be in a name.
            let number = paper.invoice.number.replace('/', "-");
            let name = format!("attachment; filename=\"invoice-{number}.pdf\"");
            ([(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, name)], pdf)
                .into_response()
        }
        Err(error) => {
            tracing::error!(error, link, "an invoice could not be made into a PDF");
            super::message(
                &state,
                nonce,
                StatusCode::INTERNAL_SERVER_ERROR,
                "The PDF could not be made",
                "The page of the invoice holds the same facts: print it, or save it from your browser.",
            )
        }
    }
}
