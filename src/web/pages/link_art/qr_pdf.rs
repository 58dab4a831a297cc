//! A sheet to print, with a link's QR code.

use super::{
    Facts,
    answer::{Drawing, Refusal, version},
    at_id,
    qr_png::{refusal, yes},
};
use crate::web::AppState;
use artwork::qr::{self, Options, Paper, PrintSheet};
use axum::{
    extract::{Path, Query, State},
    http::HeaderMap,
    response::Response,
};
use domain::Mode;
use serde::Deserialize;

/// What may be asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// `a4` or `a6`.
    paper: Option<String>,
    /// `1`: with the merchant's logo.
    logo: Option<String>,
}

/// The sheet of the link with an id.
pub async fn show(
    State(state): State<AppState>,
    Path(link): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    at_id(&state, &link, &headers, move |facts| drawing(facts, &asked)).await
}

/// The sheet with what was asked.
pub fn drawing(facts: &Facts, asked: &Asked) -> Result<Drawing, Refusal> {
    let paper = match asked.paper.as_deref() {
        None | Some("a4" | "A4") => Paper::A4,
        Some("a6" | "A6") => Paper::A6,
        Some(other) => {
            let shown: String = other.chars().take(20).collect();
            return Err(Refusal::Asked(format!("paper is \"{shown}\". Expected a4 or a6, for example paper=a6.")));
        }
    };
    let (page, url) = (facts.page.clone(), facts.code_url());
    let amount = super::preview::price(&page.bill).text();
    let logo = facts.logo_if(yes(asked.logo.as_deref())).map(<[u8]>::to_vec);
    let test = page.bill.mode == Mode::Test;
    let words = (&url, &page.bill.title, &amount, &page.merchant.name);
    Ok(Drawing {
        media_type: "application/pdf",
        file: "payment-link-qr.pdf",
        version: version(("qr.pdf", words, test, paper, &logo)),
        draw: Box::new(move || {
            let sheet = PrintSheet {
                url: &url,
                title: &page.bill.title,
                amount: &amount,
                merchant: &page.merchant.name,
                test,
                paper,
                options: Options { logo: logo.as_deref() },
            };
            qr::pdf(&sheet).map_err(refusal)
        }),
    })
}
