//! A link's QR code as pixels.

use super::{
    Facts,
    answer::{Drawing, Refusal, version},
    at_id,
};
use crate::web::AppState;
use artwork::qr::{self, Options, QrError, SIZES};
use axum::{
    extract::{Path, Query, State},
    http::HeaderMap,
    response::Response,
};
use serde::Deserialize;

/// The width when none is asked for.
const SIZE: u32 = 600;

/// What may be asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Width in pixels, as typed.
    size: Option<String>,
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
    let size = size(asked.size.as_deref())?;
    let url = facts.code_url();
    let logo = facts.logo_if(yes(asked.logo.as_deref())).map(<[u8]>::to_vec);
    Ok(Drawing {
        media_type: "image/png",
        file: "payment-link-qr.png",
        version: version(("qr.png", &url, size, &logo)),
        draw: Box::new(move || qr::png(&url, size, Options { logo: logo.as_deref() }).map_err(refusal)),
    })
}

fn size(asked: Option<&str>) -> Result<u32, Refusal> {
    let Some(asked) = asked else { return Ok(SIZE) };
    asked.parse().ok().filter(|size| SIZES.contains(size)).ok_or_else(|| {
        let shown: String = asked.chars().take(20).collect();
        Refusal::Asked(format!(
            "size is \"{shown}\". Expected a whole number of pixels from {} to {}, for example size=600.",
            SIZES.start(),
            SIZES.end()
        ))
    })
}

/// Whether a switch in an address is on.
pub fn yes(asked: Option<&str>) -> bool {
    matches!(asked, Some("1" | "true" | "yes"))
}

/// Who asked can help a size that is too small; the rest is ours.
pub fn refusal(error: QrError) -> Refusal {
    match error {
        QrError::Small { .. } | QrError::Size { .. } | QrError::TooLong(_) => Refusal::Asked(error.to_string()),
        QrError::Logo(_) | QrError::Font(_) | QrError::Unwritable(_) => Refusal::Ours(error.to_string()),
    }
}
