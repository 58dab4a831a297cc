//! Prices as merchants write them.

use super::Currency;
use crate::{Amount, AmountError};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A price in a currency: above zero, with no more decimals than the currency has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct FiatAmount {
    value: Decimal,
    currency: Currency,
}

/// Why a text is not a price.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FiatAmountError {
    /// What is wrong with amounts of any kind.
    #[error(transparent)]
    Amount(#[from] AmountError),
    /// Digits after the point, in a currency that has none.
    #[error("{currency} has no decimals. Enter a whole amount, for example 48.")]
    NoDecimals {
        /// The currency.
        currency: Currency,
    },
    /// Above [`FiatAmount::MAX`].
    #[error("A price can be at most 1,000,000,000,000 {currency}. Enter a smaller one.")]
    TooLarge {
        /// The currency.
        currency: Currency,
    },
}

impl FiatAmount {
    /// The largest price, in whole units of any currency.
    pub const MAX: u64 = 1_000_000_000_000;

    /// Reads what a person typed, such as `48.30`, by the rules of [`Amount::parse`].
    ///
    /// # Errors
    /// A [`FiatAmountError`] that says what is wrong; zero is one.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, FiatAmountError> {
        let amount = Amount::parse(text, currency.decimals(), currency.code()).map_err(|error| match error {
            AmountError::TooManyDecimals { allowed: 0, .. } => FiatAmountError::NoDecimals { currency },
            AmountError::TooLarge => FiatAmountError::TooLarge { currency },
            other => other.into(),
        })?;
        Self::of(amount, currency)
    }

    /// From an amount as links and products keep it.
    ///
    /// # Errors
    /// A [`FiatAmountError`] that says what is wrong.
    pub fn of(amount: Amount, currency: Currency) -> Result<Self, FiatAmountError> {
        let too_large = || FiatAmountError::TooLarge { currency };
        let units: i128 = amount.units.0.try_into().map_err(|_| too_large())?;
        let value = Decimal::try_from_i128_with_scale(units, amount.decimals.into()).map_err(|_| too_large())?;
        Self::new(value, currency)
    }

    /// From a number, checked as [`parse`](Self::parse) checks.
    ///
    /// # Errors
    /// A [`FiatAmountError`] that says what is wrong.
    pub fn new(value: Decimal, currency: Currency) -> Result<Self, FiatAmountError> {
        let value = value.normalize();
        if value.is_zero() {
            return Err(AmountError::Zero.into());
        }
        if value.is_sign_negative() {
            return Err(AmountError::Negative.into());
        }
        let (given, allowed) = (value.scale(), currency.decimals());
        if given > u32::from(allowed) {
            return Err(match allowed {
                0 => FiatAmountError::NoDecimals { currency },
                _ => AmountError::TooManyDecimals {
                    symbol: currency.code().to_owned(),
                    allowed,
                    given: usize::try_from(given).unwrap_or(usize::MAX),
                }
                .into(),
            });
        }
        if value > Decimal::from(Self::MAX) {
            return Err(FiatAmountError::TooLarge { currency });
        }
        Ok(Self { value, currency })
    }

    /// The number.
    pub const fn value(self) -> Decimal {
        self.value
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// So many times this price.
    ///
    /// # Errors
    /// None at all, or above the largest price.
    pub fn times(self, count: u32) -> Result<Self, FiatAmountError> {
        // At most 1e15 smallest units times 2^32 fits in 96 bits.
        Self::new(self.value * Decimal::from(count), self.currency)
    }

    /// The number with all decimals of the currency (`48.30`), as [`parse`](Self::parse) reads it back.
    pub fn number(self) -> String {
        format!("{:.1$}", self.value, usize::from(self.currency.decimals()))
    }
}

/// Number and code: `48.30 EUR`.
impl fmt::Display for FiatAmount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number(), self.currency)
    }
}

/// Digits as text, since numbers of JSON are floats to many readers.
#[derive(Serialize, Deserialize)]
struct Stored {
    value: String,
    currency: Currency,
}

impl TryFrom<Stored> for FiatAmount {
    type Error = FiatAmountError;
    fn try_from(stored: Stored) -> Result<Self, FiatAmountError> {
        Self::parse(&stored.value, stored.currency)
    }
}

impl From<FiatAmount> for Stored {
    fn from(amount: FiatAmount) -> Self {
        Self { value: amount.number(), currency: amount.currency }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parse(text: &str, code: &str) -> Result<FiatAmount, FiatAmountError> {
        FiatAmount::parse(text, code.parse().unwrap())
    }

    #[test]
    fn prices_are_read_as_amounts_are_and_shown_with_the_decimals_of_their_currency() {
        for (text, code, shown) in [
            ("48.30", "EUR", "48.30 EUR"),
            (" 48.3 ", "EUR", "48.30 EUR"),
            ("48.3000", "EUR", "48.30 EUR"),
            (".5", "USD", "0.50 USD"),
            ("1000", "JPY", "1000 JPY"),
            ("1000.00", "JPY", "1000 JPY"),
            ("0.001", "KWD", "0.001 KWD"),
            ("1000000000000", "VND", "1000000000000 VND"),
        ] {
            assert_eq!(parse(text, code).unwrap().to_string(), shown);
        }
    }

    #[test]
    fn bad_prices_say_what_is_wrong_and_what_is_expected() {
        for (text, code, words) in [
            ("", "EUR", "above 0, for example 48.30"),
            ("0.00", "EUR", "above 0, for example 48.30"),
            ("-1", "EUR", "cannot be negative"),
            ("\u{2212}1", "EUR", "cannot be negative"),
            ("48,30", "EUR", "\"48,30\" is not an amount. Use digits and one point"),
            ("1.000,00", "EUR", "Use digits and one point"),
            ("1e3", "EUR", "is not an amount"),
            ("48.305", "EUR", "EUR has 2 decimals, and this amount has 3. Shorten it to 2."),
            ("48.30", "JPY", "JPY has no decimals. Enter a whole amount"),
            ("1000000000000.01", "EUR", "at most 1,000,000,000,000 EUR"),
        ] {
            let error = parse(text, code).unwrap_err();
            assert!(error.to_string().contains(words), "{text}: {error}");
        }
        assert_eq!(
            parse(&"9".repeat(10_000), "EUR"),
            Err(FiatAmountError::TooLarge { currency: Currency::EUR }),
            "not only what no network can carry"
        );
        assert_eq!(parse(&"9".repeat(40), "EUR"), Err(FiatAmountError::TooLarge { currency: Currency::EUR }));
    }

    #[test]
    fn what_links_keep_is_the_same_price() {
        let kept = Amount::new(4_830.into(), 2);
        assert_eq!(FiatAmount::of(kept, Currency::EUR), parse("48.30", "EUR"));
        assert_eq!(FiatAmount::of(kept, "JPY".parse().unwrap()), parse("48.30", "JPY"));
        assert!(FiatAmount::of(Amount::new(crate::Units(crate::amount::U256::MAX), 2), Currency::EUR).is_err());
        assert!(FiatAmount::of(Amount::new(1.into(), 255), Currency::EUR).is_err());
    }

    #[test]
    fn several_of_one_price_stay_within_the_largest() {
        let price = parse("19.99", "EUR").unwrap();
        assert_eq!(price.times(3), parse("59.97", "EUR"));
        assert_eq!(price.times(0), Err(AmountError::Zero.into()));
        let most = FiatAmount::new(Decimal::from(FiatAmount::MAX), Currency::EUR).unwrap();
        assert_eq!(most.times(1), Ok(most));
        assert_eq!(most.times(u32::MAX), Err(FiatAmountError::TooLarge { currency: Currency::EUR }));
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back_as_the_same_price(units in 1i64.., place in 0usize..155) {
            let currency = Currency::all().nth(place).unwrap();
            let value = Decimal::new(units % 1_000_000_000_000 + 1, currency.decimals().into());
            let price = FiatAmount::new(value, currency).unwrap();
            prop_assert_eq!(FiatAmount::parse(&price.number(), currency), Ok(price));
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in ".{0,120}", place in 0usize..155) {
            let _ = FiatAmount::parse(&text, Currency::all().nth(place).unwrap());
        }
    }
}
