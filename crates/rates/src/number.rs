//! Numbers as sources write them, read without ever being a float.

use domain::fiat::{Decimal, Rate};
use serde_json::value::RawValue;
use std::str::FromStr;

/// Longer than any honest price.
const LONGEST: usize = 64;
/// The largest power of ten that is read. What is beyond is no rate anyway.
const LARGEST_EXPONENT: u32 = 28;

/// A rate that must be a JSON string, as exchanges send it: `"64012.10000"`.
pub(crate) fn quoted(raw: &RawValue) -> Result<Rate, String> {
    let text: String = serde_json::from_str(raw.get())
        .map_err(|_| format!("{} where a number in quotes belongs", shown(raw.get())))?;
    rate(&text)
}

/// A rate that must be a JSON number: `64012.1`, `1.5e-05`.
pub(crate) fn bare(raw: &RawValue) -> Result<Rate, String> {
    rate(raw.get())
}

fn rate(text: &str) -> Result<Rate, String> {
    let number = decimal(text).ok_or_else(|| format!("{} is not a number that can be a rate", shown(text)))?;
    Rate::new(number).map_err(|_| format!("{} cannot be a rate", shown(text)))
}

/// Digits with at most one point, and perhaps an exponent.
fn decimal(text: &str) -> Option<Decimal> {
    if text.len() > LONGEST {
        return None;
    }
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let unsigned = digits.strip_prefix('-').unwrap_or(digits);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (down, power) = match exponent.strip_prefix('-') {
        Some(power) => (true, power),
        None => (false, exponent.strip_prefix('+').unwrap_or(exponent)),
    };
    if !plain(whole) || !plain(fraction) || !plain(power) {
        return None;
    }
    let power = power.parse().ok().filter(|power| *power <= LARGEST_EXPONENT)?;
    let digits = Decimal::from_str(digits).ok()?;
    let factor = Decimal::try_from_i128_with_scale(10_i128.checked_pow(power)?, 0).ok()?;
    if down { digits.checked_div(factor) } else { digits.checked_mul(factor) }
}

/// At most 40 characters, on one line: a source's words may end in logs and on pages.
pub(crate) fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_in_every_form_that_json_has() {
        for (text, value) in [
            ("64012.1", "64012.1"),
            ("64012.10000", "64012.1"),
            ("7", "7"),
            ("1.5e-05", "0.000015"),
            ("1.5E+3", "1500"),
            ("2e3", "2000"),
            ("0.000000000001", "0.000000000001"),
            ("3123.4567890123456789012345678901234567", "3123.45678901234567890123"),
        ] {
            assert_eq!(rate(text), Ok(value.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_a_rate_is_refused_in_words() {
        for text in [
            "",
            "0",
            "0.0",
            "-1",
            "-0",
            "1e400",
            "1e29",
            "1e-400",
            "1e-13",
            "1e99999999999",
            "NaN",
            "inf",
            "Infinity",
            "1,5",
            "1_000",
            "0x10",
            ".5",
            "5.",
            "1.2.3",
            "1e",
            "1e5.0",
            "e5",
            "+1",
            " 1",
            "1 ",
            "--1",
            "1e--1",
            "null",
            "\u{0661}",
            "99999999999999999999999999999999999999999999999999999999",
            "1000000000001",
        ] {
            assert!(rate(text).is_err(), "{text}");
        }
        assert!(rate(&"9".repeat(1_000_000)).unwrap_err().len() < 120);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "-?[0-9]{0,40}\\.?[0-9]{0,40}([eE][+-]?[0-9]{0,12})?|.{0,80}") {
            let _ = rate(&text);
        }

        #[test]
        fn an_exponent_moves_the_point_and_nothing_else(digits in 1u32.., power in 0u32..=10) {
            let moved = rate(&format!("{digits}e-{power}"));
            let exact = Rate::new(Decimal::try_from_i128_with_scale(digits.into(), power).unwrap());
            prop_assert_eq!(moved.ok(), exact.ok());
        }
    }
}
