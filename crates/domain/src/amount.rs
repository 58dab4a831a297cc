//! Amounts of an asset: whole base units, never a float (I9).

use crate::secret::quoted;
pub use alloy_primitives::U256;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A count of an asset's smallest unit (wei, cents of a cent …). Meaningless without the asset's decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Units(pub U256);

/// Why a text is not an amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Nothing was given.
    #[error("Enter an amount above 0, for example 48.30.")]
    Empty,
    /// Zero, where something must be paid.
    #[error("Enter an amount above 0, for example 48.30.")]
    Zero,
    /// A minus sign.
    #[error("An amount cannot be negative. Enter an amount above 0, for example 48.30.")]
    Negative,
    /// Something that is not a digit or the one decimal point.
    #[error("\"{0}\" is not an amount. Use digits and one point, for example 48.30.")]
    NotANumber(String),
    /// More digits after the point than the asset has.
    #[error("{symbol} has {allowed} decimals, and this amount has {given}. Shorten it to {allowed}.")]
    TooManyDecimals {
        /// What the asset is called.
        symbol: String,
        /// How many decimals the asset has.
        allowed: u8,
        /// How many were given.
        given: usize,
    },
    /// Above what a network can carry (2^256 - 1 base units).
    #[error("This amount is larger than any network can carry. Enter a smaller one.")]
    TooLarge,
}

impl Units {
    /// Nothing.
    pub const ZERO: Self = Self(U256::ZERO);

    /// Both together; stays at the largest value rather than wrap.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// What is left after taking `other` away; zero when `other` is more.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// Whether this is nothing at all.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }
}

impl From<u64> for Units {
    fn from(units: u64) -> Self {
        Self(U256::from(units))
    }
}

impl std::iter::Sum for Units {
    fn sum<I: Iterator<Item = Self>>(units: I) -> Self {
        units.fold(Self::ZERO, Self::plus)
    }
}

/// Decimal digits of the base units, the form in which they are stored and sent.
impl fmt::Display for Units {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for Units {
    type Err = AmountError;
    fn from_str(text: &str) -> Result<Self, AmountError> {
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !digits {
            return Err(AmountError::NotANumber(quoted(text)));
        }
        U256::from_str_radix(text, 10).map(Self).map_err(|_| AmountError::TooLarge)
    }
}

impl Serialize for Units {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Units {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Base units together with the decimals that make them readable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Amount {
    /// How many base units.
    pub units: Units,
    /// How many of their digits stand after the point.
    pub decimals: u8,
}

impl Amount {
    /// Puts units and decimals together.
    pub const fn new(units: Units, decimals: u8) -> Self {
        Self { units, decimals }
    }

    /// Reads what a person typed, such as `48.30`. `symbol` is named when there are too many decimals.
    ///
    /// # Errors
    /// An [`AmountError`] that says what is wrong; zero is one.
    pub fn parse(text: &str, decimals: u8, symbol: &str) -> Result<Self, AmountError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AmountError::Empty);
        }
        if text.starts_with(['-', '\u{2212}']) {
            return Err(AmountError::Negative);
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
            return Err(AmountError::NotANumber(quoted(text)));
        }
        let significant = fraction.trim_end_matches('0');
        if significant.len() > usize::from(decimals) {
            return Err(AmountError::TooManyDecimals {
                symbol: symbol.to_owned(),
                allowed: decimals,
                given: significant.len(),
            });
        }
        let digits = format!("{whole}{significant:0<width$}", width = usize::from(decimals));
        let units: Units = digits.trim_start_matches('0').parse().or_else(|error| match error {
            AmountError::NotANumber(_) => Ok(Units::ZERO),
            other => Err(other),
        })?;
        if units.is_zero() {
            return Err(AmountError::Zero);
        }
        Ok(Self { units, decimals })
    }

    /// The same amount with more decimals: `52.50` of an asset with 6 as one with 18. `None`: fewer decimals, or too
    /// large for 256 bits.
    pub fn rescaled(self, decimals: u8) -> Option<Self> {
        let factor = U256::from(10).checked_pow(U256::from(decimals.checked_sub(self.decimals)?))?;
        Some(Self { units: Units(self.units.0.checked_mul(factor)?), decimals })
    }

    /// As many base units of an asset with other decimals, rounded down; the most there can be where it would be more.
    pub fn units_down(self, decimals: u8) -> Units {
        let factor = |digits: u8| U256::from(10).checked_pow(U256::from(digits));
        Units(match decimals.checked_sub(self.decimals) {
            Some(more) => factor(more).map_or(U256::MAX, |factor| self.units.0.saturating_mul(factor)),
            None => factor(self.decimals.abs_diff(decimals)).map_or(U256::ZERO, |factor| self.units.0 / factor),
        })
    }

    /// The same decimals with other units.
    #[must_use]
    pub const fn with(self, units: Units) -> Self {
        Self { units, decimals: self.decimals }
    }
}

/// Plain decimal form without grouping: at least two digits after the point where the asset has them, no more
/// zeros than that (`52.50`, `0.000001`, `7`).
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = usize::from(self.decimals);
        let digits = format!("{:0>width$}", self.units.0.to_string(), width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        let shown = fraction.trim_end_matches('0').len().max(decimals.min(2));
        match fraction.get(..shown) {
            Some(part) if !part.is_empty() => write!(f, "{whole}.{part}"),
            _ => f.write_str(whole),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parse(text: &str) -> Result<Amount, AmountError> {
        Amount::parse(text, 6, "USDC")
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, units) in
            [("48.30", 48_300_000), ("1", 1_000_000), (".5", 500_000), ("0.000001", 1), ("1.50000000", 1_500_000)]
        {
            assert_eq!(parse(text).unwrap().units, Units::from(units), "{text}");
        }
    }

    #[test]
    fn bad_amounts_say_what_is_wrong() {
        assert_eq!(parse(""), Err(AmountError::Empty));
        assert_eq!(parse("0.00"), Err(AmountError::Zero));
        assert_eq!(parse("-1"), Err(AmountError::Negative));
        assert!(matches!(parse("1,5"), Err(AmountError::NotANumber(_))));
        assert!(matches!(parse("1e6"), Err(AmountError::NotANumber(_))));
        assert!(matches!(parse("."), Err(AmountError::NotANumber(_))));
        assert!(matches!(parse("\u{0661}"), Err(AmountError::NotANumber(_))));
        assert!(matches!(parse("1.0000001"), Err(AmountError::TooManyDecimals { given: 7, .. })));
        assert_eq!(parse(&"9".repeat(90)), Err(AmountError::TooLarge));
    }

    #[test]
    fn amounts_are_shown_with_the_fewest_digits_that_are_exact() {
        for (units, decimals, text) in
            [(52_500_000, 6, "52.50"), (1, 6, "0.000001"), (7, 0, "7"), (5, 1, "0.5"), (0, 18, "0.00")]
        {
            assert_eq!(Amount::new(Units::from(units), decimals).to_string(), text);
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back_as_the_same_units_i9(bytes in any::<[u8; 32]>(), decimals in 0u8..=30) {
            let units = Units(U256::from_be_bytes(bytes));
            prop_assume!(!units.is_zero());
            let amount = Amount::new(units, decimals);
            prop_assert_eq!(Amount::parse(&amount.to_string(), decimals, "X"), Ok(amount));
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in ".{0,120}", decimals in any::<u8>()) {
            let _ = Amount::parse(&text, decimals, "X");
        }
    }
}
