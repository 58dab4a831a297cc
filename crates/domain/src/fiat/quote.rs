//! What a price comes to in a coin.

use super::{FiatAmount, Rate};
use crate::Units;
use alloy_primitives::U256;
use rust_decimal::Decimal;

/// Why a price cannot be asked in a coin.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QuoteError {
    /// Above 2^256 - 1 base units, or so near that it cannot be computed exactly (from 34 decimals on).
    #[error("At this rate the price is larger than any network can carry. Enter a smaller price.")]
    TooLarge,
}

/// The least number of base units that is worth at least the price, so that rounding favours the merchant by less than
/// one base unit. `decimals` are the coin's.
///
/// # Errors
/// When it comes to more than a network can carry.
pub fn quote(price: FiatAmount, rate: Rate, decimals: u8) -> Result<Units, QuoteError> {
    let (price, price_scale) = parts(price.value());
    let (rate, rate_scale) = parts(rate.value());
    // price / 10^price_scale / (rate / 10^rate_scale) * 10^decimals, as one fraction of whole numbers.
    let up = u32::from(decimals) + rate_scale;
    let above = scaled(price, up.saturating_sub(price_scale)).ok_or(QuoteError::TooLarge)?;
    let below = scaled(rate, price_scale.saturating_sub(up)).ok_or(QuoteError::TooLarge)?;
    let (whole, rest) = above.div_rem(below);
    let units = if rest.is_zero() { Some(whole) } else { whole.checked_add(U256::ONE) };
    units.map(Units).ok_or(QuoteError::TooLarge)
}

/// The digits of a positive number, and how many of them stand after the point.
fn parts(value: Decimal) -> (U256, u32) {
    (U256::from(value.mantissa().unsigned_abs()), value.scale())
}

fn scaled(digits: U256, places: u32) -> Option<U256> {
    digits.checked_mul(U256::from(10).checked_pow(U256::from(places))?)
}

#[cfg(test)]
mod tests {
    use super::super::Currency;
    use super::*;
    use alloy_primitives::U512;
    use proptest::prelude::*;

    fn quoted(price: &str, code: &str, rate: &str, decimals: u8) -> Result<Units, QuoteError> {
        let price = FiatAmount::parse(price, code.parse().unwrap()).unwrap();
        quote(price, rate.parse().unwrap(), decimals)
    }

    #[test]
    fn a_price_is_rounded_up_to_the_next_base_unit() {
        for (price, code, rate, decimals, units) in [
            ("48.30", "EUR", "1", 6, "48300000"),
            ("10.00", "USD", "3", 6, "3333334"),
            ("10.00", "USD", "2500", 18, "4000000000000000"),
            ("0.01", "EUR", "100000", 8, "10"),
            ("0.01", "EUR", "1000000", 2, "1"),
            ("1000", "JPY", "157.3", 0, "7"),
            ("1.234", "KWD", "0.000000000001", 18, "1234000000000000000000000000000"),
        ] {
            assert_eq!(quoted(price, code, rate, decimals).unwrap().to_string(), units, "{price} {code} at {rate}");
        }
    }

    #[test]
    fn what_no_network_can_carry_is_an_error_and_never_wraps() {
        assert!(quoted("1000000000000", "EUR", "0.000000000001", 18).is_ok());
        assert!(quoted("1000000000000", "EUR", "0.000000000001", 53).is_ok(), "24 + 53 digits");
        assert_eq!(quoted("1000000000000", "EUR", "0.000000000001", 54), Err(QuoteError::TooLarge));
        assert_eq!(quoted("0.01", "EUR", "1", 255), Err(QuoteError::TooLarge));
    }

    proptest! {
        #[test]
        fn rounding_favours_the_merchant_by_less_than_one_base_unit_i9(
            cents in 1i64..100_000_000_000_000,
            digits in 1i64..,
            scale in 0u32..=28,
            decimals in 0u8..=30,
        ) {
            let price = FiatAmount::new(Decimal::new(cents, 2), Currency::EUR).unwrap();
            let rate = Rate::new(Decimal::new(digits, scale));
            prop_assume!(rate.is_ok());
            let rate = rate.unwrap();
            let units = quote(price, rate, decimals).unwrap();
            // What so many units are worth, against the price: both in units of 10^-(decimals + scales).
            let wide = |value: U256, places: u32| U512::from(value) * U512::from(10).pow(U512::from(places));
            let (price_digits, price_scale) = parts(price.value());
            let (rate_digits, rate_scale) = parts(rate.value());
            let asked = wide(price_digits, u32::from(decimals) + rate_scale);
            let worth = |units: U256| U512::from(units) * wide(rate_digits, price_scale);
            prop_assert!(worth(units.0) >= asked, "worth less than the price");
            prop_assert!(worth(units.0 - U256::ONE) < asked, "one unit less would do");
        }

        #[test]
        fn a_higher_price_or_a_lower_rate_never_asks_less(
            cents in (1i64..1_000_000_000, 1i64..1_000_000_000),
            rates in (1i64..1_000_000_000, 1i64..1_000_000_000),
        ) {
            let price = |cents| FiatAmount::new(Decimal::new(cents, 2), Currency::USD).unwrap();
            let rate = |digits| Rate::new(Decimal::new(digits, 4)).unwrap();
            let (low, high) = (cents.0.min(cents.1), cents.0.max(cents.1));
            let (cheap, dear) = (rates.0.min(rates.1), rates.0.max(rates.1));
            prop_assert!(quote(price(high), rate(cheap), 18).unwrap() >= quote(price(low), rate(dear), 18).unwrap());
        }
    }
}
