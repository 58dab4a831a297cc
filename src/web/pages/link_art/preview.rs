//! The picture that chats and social sites show for a link.

use super::{
    Facts,
    answer::{Drawing, Refusal, version},
    at_id,
};
use crate::web::AppState;
use api_types::checkout::Bill;
use artwork::preview::{self, PreviewCard, Price};
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use domain::Mode;

/// The picture of the link with an id.
pub async fn show(State(state): State<AppState>, Path(link): Path<String>, headers: HeaderMap) -> Response {
    at_id(&state, &link, &headers, drawing).await
}

/// The picture.
pub fn drawing(facts: &Facts) -> Result<Drawing, Refusal> {
    let (page, logo) = (facts.page.clone(), facts.logo.clone());
    let coins: Vec<_> =
        page.options.iter().map(|option| (option.symbol.clone(), option.network_name.clone())).collect();
    let bill = &page.bill;
    let test = bill.mode == Mode::Test;
    let words = (&page.url, &page.merchant.name, &page.merchant.accent, &bill.title, &bill.amount, &bill.symbol);
    Ok(Drawing {
        media_type: "image/png",
        file: "payment-link.png",
        version: version(("preview.png", words, &coins, test, &logo)),
        draw: Box::new(move || {
            let coins: Vec<_> = coins.iter().map(|(symbol, network)| (symbol.as_str(), network.as_str())).collect();
            let card = PreviewCard {
                url: &page.url,
                merchant: &page.merchant.name,
                logo: logo.as_deref(),
                accent: &page.merchant.accent,
                title: &page.bill.title,
                price: price(&page.bill),
                coins: &coins,
                test,
            };
            preview::png(&card).map_err(|error| Refusal::Ours(error.to_string()))
        }),
    })
}

/// What a bill asks. An amount that is not fixed is the customer's choice.
pub fn price(bill: &Bill) -> Price<'_> {
    if bill.amount.is_empty() { Price::Open } else { Price::Fixed { amount: &bill.amount, symbol: &bill.symbol } }
}
