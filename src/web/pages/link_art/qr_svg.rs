//! A link's QR code as vectors.

use super::{
    Facts,
    answer::{Drawing, Refusal, version},
    at_id,
    qr_png::{refusal, yes},
};
use crate::web::AppState;
use artwork::qr::{self, Options};
use axum::{
    extract::{Path, Query, State},
    http::HeaderMap,
    response::Response,
};
use serde::Deserialize;

/// What may be asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// `1`: with the merchant's logo.
    logo: Option<String>,
}

/// The code of the link with an id.
pub async fn show(
    State(state): State<AppState>,
    Path(link): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    at_id(&state, &link, &headers, move |facts| drawing(facts, &asked)).await
}

/// The code with what was asked.
pub fn drawing(facts: &Facts, asked: &Asked) -> Result<Drawing, Refusal> {
    let url = facts.code_url();
    let logo = facts.logo_if(yes(asked.logo.as_deref())).map(<[u8]>::to_vec);
    Ok(Drawing {
        media_type: "image/svg+xml",
        file: "payment-link-qr.svg",
        version: version(("qr.svg", &url, &logo)),
        draw: Box::new(move || {
            qr::svg(&url, Options { logo: logo.as_deref() }).map(String::into_bytes).map_err(refusal)
        }),
    })
}
