//! Prices in the currencies of countries, and what they come to in a coin.
//!
//! A price is a [`FiatAmount`]. What a coin is worth is a [`Rate`], which several sources must [`agree`] on unless the
//! merchant set it by hand. [`quote`] turns both into base units, once for a session (I10).

mod agreement;
mod amount;
mod codes;
mod currency;
mod manual;
mod names;
mod quote;
mod rate;

pub use agreement::{Agreed, FRESH, LEAST_SOURCES, MAX_DEVIATION_PERCENT, NoRate, Observation, Source, agree};
pub use amount::{FiatAmount, FiatAmountError};
pub use currency::{Currency, CurrencyError};
pub use manual::{ManualRate, pegged_to};
pub use quote::{QuoteError, quote};
pub use rate::{Pair, Rate, RateError};
pub use rust_decimal::Decimal;
