//! What a whole coin is worth.

use super::Currency;
use crate::{Symbol, secret::quoted};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A coin, and the currency that it is priced in: `ETH/EUR`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Pair {
    /// What is priced. A name and no key: ask only for assets that are known to be what they are called.
    pub symbol: Symbol,
    /// What it is priced in.
    pub currency: Currency,
}

impl fmt::Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.symbol, self.currency)
    }
}

/// The price of one whole coin in a currency: from [`Rate::MIN`] to [`Rate::MAX`], with at most 24 significant digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rate(Decimal);

/// Why something is not a rate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    /// Zero or less, or nothing.
    #[error("Enter a rate above 0: what one whole coin costs, for example 2450.75.")]
    NotPositive,
    /// Something that is not a digit or the one decimal point.
    #[error("\"{0}\" is not a rate. Use digits and one point, for example 2450.75.")]
    NotANumber(String),
    /// Smaller or larger than any coin is worth.
    #[error("This rate is not believable. Enter one from 0.000000000001 to 1,000,000,000,000.")]
    Absurd,
}

/// More digits are rounded off. It leaves room to add, halve and compare rates exactly within a [`Decimal`].
const DIGITS: u32 = 24;

impl Rate {
    /// A coin that is worth one unit of the currency.
    pub const ONE: Self = Self(Decimal::ONE);
    /// The smallest.
    pub const MIN: Self = Self(Decimal::from_parts(1, 0, 0, false, 12));
    /// The largest: 10^12.
    pub const MAX: Self = Self(Decimal::from_parts(0xD4A5_1000, 0xE8, 0, false, 0));

    /// From a number.
    ///
    /// # Errors
    /// Zero, negative, or outside of what is believable.
    pub fn new(value: Decimal) -> Result<Self, RateError> {
        if value <= Decimal::ZERO {
            return Err(RateError::NotPositive);
        }
        let rate = Self(value.round_sf(DIGITS).ok_or(RateError::Absurd)?.normalize());
        if (Self::MIN..=Self::MAX).contains(&rate) { Ok(rate) } else { Err(RateError::Absurd) }
    }

    /// The number.
    pub const fn value(self) -> Decimal {
        self.0
    }
}

/// Reads what a person typed, such as `2450.75`.
impl FromStr for Rate {
    type Err = RateError;
    fn from_str(text: &str) -> Result<Self, RateError> {
        let text = text.trim();
        if text.is_empty() || text.starts_with(['-', '\u{2212}']) {
            return Err(RateError::NotPositive);
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
            return Err(RateError::NotANumber(quoted(text)));
        }
        // What `Decimal` cannot hold is larger than any rate: digits too many after the point are rounded off.
        Self::new(Decimal::from_str(&format!("0{text}")).map_err(|_| RateError::Absurd)?)
    }
}

/// Plain digits without zeros at the end.
impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl TryFrom<String> for Rate {
    type Error = RateError;
    fn try_from(text: String) -> Result<Self, RateError> {
        text.parse()
    }
}

impl From<Rate> for String {
    fn from(rate: Rate) -> Self {
        rate.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rates_are_read_as_people_write_them() {
        for (text, shown) in [
            ("2450.75", "2450.75"),
            ("1.000", "1"),
            (".5", "0.5"),
            ("7.", "7"),
            ("0.000000000001", "0.000000000001"),
            ("1000000000000", "1000000000000"),
            ("1.00000000000000000000000000000000000000000000000001", "1"),
        ] {
            assert_eq!(text.parse::<Rate>().unwrap().to_string(), shown, "{text}");
        }
        assert_eq!("1".parse(), Ok(Rate::ONE));
    }

    #[test]
    fn zero_negative_and_absurd_rates_are_refused_in_words() {
        for (text, words) in [
            ("", "above 0"),
            ("0", "above 0"),
            ("0.0000000000000000000000000000000000000000000001", "above 0"),
            ("-3", "above 0"),
            ("2450,75", "Use digits and one point"),
            ("1e3", "Use digits and one point"),
            ("NaN", "Use digits and one point"),
            (".", "Use digits and one point"),
            ("0.0000000000009", "not believable"),
            ("1000000000000.1", "not believable"),
            ("99999999999999999999999999999999999999999", "not believable"),
        ] {
            let error = text.parse::<Rate>().unwrap_err();
            assert!(error.to_string().contains(words), "{text}: {error}");
        }
        assert_eq!(Rate::new(Decimal::MAX), Err(RateError::Absurd));
        assert_eq!(Rate::new(Decimal::MIN), Err(RateError::NotPositive));
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back_as_the_same_rate(digits in 1i64.., scale in 0u32..=28) {
            if let Ok(rate) = Rate::new(Decimal::new(digits, scale)) {
                prop_assert_eq!(rate.to_string().parse(), Ok(rate));
            }
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in "[0-9.]{0,80}|.{0,80}") {
            let _ = text.parse::<Rate>();
        }
    }
}
