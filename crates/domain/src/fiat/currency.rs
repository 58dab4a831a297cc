//! Currencies of countries, by their ISO 4217 codes.

use super::{codes::CODES, names::NAMES};
use crate::secret::quoted;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Letters of a code, and bytes of an entry in the table: the letters and the number of decimals.
const LETTERS: usize = 3;
const ENTRY: usize = LETTERS + 1;

/// A currency in use, such as `EUR`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency {
    code: &'static str,
    decimals: u8,
}

/// A text that is not the code of a currency in use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a currency that we know. Enter its three letters, for example EUR or USD.")]
pub struct CurrencyError(String);

/// Currencies that at least as many public sources quote as must agree. Two of the sources quote nearly all, and the exchange with
/// the most others these.
const WIDELY_QUOTED: [&str; 7] = ["AUD", "CAD", "CHF", "EUR", "GBP", "JPY", "USD"];

impl Currency {
    /// The euro.
    pub const EUR: Self = Self { code: "EUR", decimals: 2 };
    /// The dollar of the United States.
    pub const USD: Self = Self { code: "USD", decimals: 2 };

    /// Its three letters.
    pub const fn code(self) -> &'static str {
        self.code
    }

    /// How many digits its amounts have after the point: 2 for the euro, 0 for the yen, 3 for the dinar of Kuwait.
    pub const fn decimals(self) -> u8 {
        self.decimals
    }

    /// What it is called in English, for lists to choose from.
    pub fn name(self) -> &'static str {
        let at = Self::all().position(|it| it == self);
        at.and_then(|at| NAMES.get(at)).copied().unwrap_or(self.code)
    }

    /// Whether enough public sources quote it. What is priced in another needs a rate that the merchant sets by hand.
    pub fn is_widely_quoted(self) -> bool {
        WIDELY_QUOTED.contains(&self.code)
    }

    /// All of them, in the order of their codes.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..CODES.len()).step_by(ENTRY).filter_map(Self::at)
    }

    fn at(place: usize) -> Option<Self> {
        let code = CODES.get(place..place + LETTERS)?;
        let decimals = CODES.as_bytes().get(place + LETTERS)?.checked_sub(b'0')?;
        Some(Self { code, decimals })
    }
}

/// Takes small letters too.
impl FromStr for Currency {
    type Err = CurrencyError;
    fn from_str(text: &str) -> Result<Self, CurrencyError> {
        let text = text.trim();
        Self::all().find(|it| it.code.eq_ignore_ascii_case(text)).ok_or_else(|| CurrencyError(quoted(text)))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code)
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code)
    }
}

// By hand: the derived form would only read texts that live for ever, as the code does.
impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_of_the_table_is_a_code_with_its_decimals_and_a_name() {
        assert_eq!(CODES.len() % ENTRY, 0);
        let all: Vec<Currency> = Currency::all().collect();
        assert_eq!(all.len(), NAMES.len());
        assert!(all.is_sorted() && all.windows(2).all(|two| two[0] != two[1]));
        for currency in all {
            assert!(currency.code.bytes().all(|b| b.is_ascii_uppercase()) && currency.decimals <= 3, "{currency}");
            assert_eq!(currency.code.parse(), Ok(currency));
        }
    }

    #[test]
    fn currencies_have_the_decimals_and_the_names_of_the_standard() {
        for (code, decimals, name) in [
            ("EUR", 2, "Euro"),
            ("USD", 2, "United States dollar"),
            ("JPY", 0, "Japanese yen"),
            ("KWD", 3, "Kuwaiti dinar"),
            ("ISK", 0, "Icelandic króna"),
            ("AED", 2, "United Arab Emirates dirham"),
            ("ZWG", 2, "Zimbabwe Gold"),
        ] {
            let currency: Currency = code.parse().unwrap();
            assert_eq!((currency.decimals(), currency.name()), (decimals, name), "{code}");
        }
        assert_eq!("EUR".parse(), Ok(Currency::EUR));
        assert_eq!(" usd ".parse(), Ok(Currency::USD));
    }

    #[test]
    fn what_nobody_pays_in_is_refused_with_an_example() {
        // Retired (kuna, lev, Antillean guilder), metals, accounting units, coins, and parts of the table.
        for text in ["", "HRK", "BGN", "ANG", "XAU", "XDR", "XXX", "BTC", "ED2", "EU", "EURO", "€", "E\u{200b}UR"] {
            let error = text.parse::<Currency>().unwrap_err();
            assert!(error.to_string().contains("for example EUR"), "{error}");
        }
        assert!("x".repeat(10_000).parse::<Currency>().unwrap_err().to_string().len() < 200);
    }
}
