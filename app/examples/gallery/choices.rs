//! What a customer may have to choose, and links without a place.

use crate::{
    data::{limited, link, open, priced, product, quoted},
    sessions,
};
use api_types::checkout::{LinkPage, Room, SessionPage};
use app::checkout::LinkFormState;
use domain::{CustomerInfo, FieldError};

/// Every such page by its name.
pub fn all() -> Vec<(&'static str, LinkPage, LinkFormState)> {
    let held = |minutes: i64| Room::Held { free_in: Some(minutes * 60_000) };
    let suggested = &["10.00", "25.00", "50.00", "100.00"];
    let pages = [
        ("open", open(&[])),
        ("open-suggested", open(suggested)),
        ("fiat", priced(link(3, false))),
        ("fiat-one", priced(link(1, false))),
        ("product", product(3, 12, None)),
        ("product-few", product(1, 3, Some(3))),
        ("product-last", product(1, 1, Some(1))),
        ("few", limited(link(1, false), Room::Free, 2, 1)),
        ("plenty", limited(link(3, true), Room::Free, 12, 0)),
        ("held", limited(link(1, false), held(9), 1, 1)),
        ("held-form", limited(link(3, true), held(9), 2, 2)),
        ("limit-reached", limited(link(3, false), Room::Gone, 0, 0)),
        ("stock-held", LinkPage { live: stock_held(held(9)), ..product(3, 1, Some(0)) }),
        ("sold-out", LinkPage { live: gone(), ..product(3, 1, Some(0)) }),
        ("ended", limited(link(3, false), Room::Ended, 4, 0)),
    ];
    let mut pages: Vec<_> = pages.into_iter().map(|(name, page)| (name, page, LinkFormState::default())).collect();
    let typed = |amount: &str| LinkFormState { amount: amount.to_owned(), ..LinkFormState::default() };
    pages.push(("open-locked", open(suggested), typed("12.50")));
    let wrong = vec![FieldError::new("amount", "Enter at least 5.00 EUR, for example 5.00.")];
    pages.push(("open-wrong", open(suggested), LinkFormState { errors: wrong, ..typed("2") }));
    let info = CustomerInfo { name: Some("Maja Lindqvist".to_owned()), ..CustomerInfo::default() };
    pages.push(("filled-in", link(3, true), LinkFormState { info, ..LinkFormState::default() }));
    pages
}

fn stock_held(room: Room) -> api_types::checkout::LinkLive {
    api_types::checkout::LinkLive { room, places: None }
}

fn gone() -> api_types::checkout::LinkLive {
    api_types::checkout::LinkLive { room: Room::Gone, places: None }
}

/// Sessions of a price in a currency.
pub fn quotes() -> Vec<(&'static str, SessionPage)> {
    vec![
        ("quoted", quoted(sessions::sandbox(), &["Kraken", "Coinbase", "CoinGecko"])),
        ("quoted-own", quoted(sessions::sandbox(), &[])),
    ]
}
