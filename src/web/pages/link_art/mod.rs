//! What is drawn for a public link: its QR code in three forms, and the picture that chats show (R17, P7, P8).
//!
//! Each file is one drawing: a function from [`Facts`] to bytes, and a thin handler. How an address names a link is known
//! to [`at_id`] alone: another form of address needs another such function and the routes.

mod answer;
mod preview;
mod qr_pdf;
mod qr_png;
mod qr_svg;
#[cfg(test)]
mod tests;

pub use preview::show as preview;
pub use qr_pdf::show as qr_pdf;
pub use qr_png::show as qr_png;
pub use qr_svg::show as qr_svg;

use crate::web::AppState;
use answer::{Drawing, Refusal};
use api_types::{Problem, checkout::LinkPage, sharing::marked};
use axum::{http::HeaderMap, response::Response};
use domain::view::Channel;

/// What is public about a link, and its merchant's logo.
pub struct Facts {
    page: LinkPage,
    logo: Option<Vec<u8>>,
}

/// Answers for the link with an id.
async fn at_id(
    state: &AppState,
    id: &str,
    headers: &HeaderMap,
    draw: impl FnOnce(&Facts) -> Result<Drawing, Refusal> + Send + 'static,
) -> Response {
    let facts = match state.service.link_page(id).await {
        Ok(page) => facts(state, page).await,
        Err(problem) => Err(problem),
    };
    answer::answer(facts, headers, draw).await
}

/// What a link's page shows, with the logo's pixels.
async fn facts(state: &AppState, page: LinkPage) -> Result<Facts, Problem> {
    let handle = page.merchant.logo_url.as_deref().and_then(|url| url.strip_prefix("/logo/"));
    let logo = match handle {
        Some(handle) => match state.service.logo(handle).await {
            Ok(logo) => Some(logo),
            // Taken away since the page was read.
            Err(Problem::NotFound) => None,
            Err(problem) => return Err(problem),
        },
        None => None,
    };
    Ok(Facts { page, logo })
}

impl Facts {
    /// What a QR code holds: the link's address, marked so that its figures tell who came by a code (R22).
    fn code_url(&self) -> String {
        marked(&self.page.url, Channel::Qr)
    }

    /// The logo, when it is asked for and there is one.
    fn logo_if(&self, asked: bool) -> Option<&[u8]> {
        self.logo.as_deref().filter(|_| asked)
    }
}
