//! How much of something is billed.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A quantity above 0, in thousandths: `2`, `1.5`, `0.125`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct Quantity(u64);

/// A text or number that is no quantity.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Enter a quantity above 0, at most 1,000,000, with at most 3 decimals, for example 2 or 1.5.")]
pub struct QuantityError;

impl Quantity {
    /// One whole.
    pub const ONE: Self = Self(1_000);
    /// The most, in thousandths.
    pub const MOST: u64 = 1_000_000_000;

    /// From thousandths.
    ///
    /// # Errors
    /// 0, or above a million.
    pub const fn new(thousandths: u64) -> Result<Self, QuantityError> {
        if thousandths > 0 && thousandths <= Self::MOST { Ok(Self(thousandths)) } else { Err(QuantityError) }
    }

    /// In thousandths.
    pub const fn thousandths(self) -> u64 {
        self.0
    }
}

impl TryFrom<u64> for Quantity {
    type Error = QuantityError;
    fn try_from(thousandths: u64) -> Result<Self, QuantityError> {
        Self::new(thousandths)
    }
}

impl From<Quantity> for u64 {
    fn from(quantity: Quantity) -> Self {
        quantity.0
    }
}

impl FromStr for Quantity {
    type Err = QuantityError;
    fn from_str(text: &str) -> Result<Self, QuantityError> {
        Self::new(thousandths(text).ok_or(QuantityError)?)
    }
}

/// As short as it is exact.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown(self.0))
    }
}

/// Reads a number with at most three decimals. `None`: it is none, or far too large.
pub(super) fn thousandths(text: &str) -> Option<u64> {
    let text = text.trim();
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = part.trim_end_matches('0');
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let written = !whole.is_empty() || !part.is_empty();
    if !written || !digits(whole) || !digits(part) || part.len() > 3 || whole.len() > 12 {
        return None;
    }
    format!("0{whole}{part:0<3}").parse().ok()
}

/// Thousandths as the shortest exact number.
pub(super) fn shown(thousandths: u64) -> String {
    let (whole, part) = (thousandths / 1_000, thousandths % 1_000);
    if part == 0 {
        return whole.to_string();
    }
    format!("{whole}.{part:03}").trim_end_matches('0').to_owned()
}
