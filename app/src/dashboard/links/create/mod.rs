//! Making and editing a link: how it is paid, then what for and by whom (A1, A2, R4, R23). One form, two steps.

mod address_fields;
mod after_fields;
mod ask_fields;
mod coin_fields;
mod customer_fields;
mod edit_page;
mod form;
mod kind_fields;
mod limit_fields;
mod no_coins;
mod page;
mod pay_preview;
mod pay_with;
mod price_fields;
mod product_fields;
mod send_fields;
mod steps;
mod tag_fields;
mod tiles;
mod typed;
mod warnings;

pub(super) use coin_fields::CoinFields;
pub(super) use customer_fields::CustomerFields;
pub use edit_page::EditLinkPage;
pub(super) use form::{first_symbol, of_symbol};
pub(super) use kind_fields::WINDOWS;
pub(super) use no_coins::NoCoins;

#[cfg(all(test, feature = "ssr"))]
pub use form::LinkForm;
pub use page::NewLinkPage;
pub(super) use price_fields::PriceFields;
pub(super) use send_fields::SendFields;
pub(super) use typed::Typed;
