//! Rates of tax and discounts.

use super::quantity::{shown, thousandths};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A percentage from 0 to 100, in thousandths of a percent: `19`, `7.7`, `8.875`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct Percent(u64);

/// A text or number that is no percentage.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Enter a percentage from 0 to 100 with at most 3 decimals, for example 19 or 7.7.")]
pub struct PercentError;

impl Percent {
    /// All of it.
    pub const WHOLE: u64 = 100_000;

    /// From thousandths of a percent.
    ///
    /// # Errors
    /// Above 100.
    pub const fn new(thousandths: u64) -> Result<Self, PercentError> {
        if thousandths <= Self::WHOLE { Ok(Self(thousandths)) } else { Err(PercentError) }
    }

    /// In thousandths of a percent.
    pub const fn thousandths(self) -> u64 {
        self.0
    }
}

impl TryFrom<u64> for Percent {
    type Error = PercentError;
    fn try_from(thousandths: u64) -> Result<Self, PercentError> {
        Self::new(thousandths)
    }
}

impl From<Percent> for u64 {
    fn from(percent: Percent) -> Self {
        percent.0
    }
}

/// Takes a percent sign after the number too.
impl FromStr for Percent {
    type Err = PercentError;
    fn from_str(text: &str) -> Result<Self, PercentError> {
        let text = text.trim();
        let number = text.strip_suffix('%').unwrap_or(text);
        Self::new(thousandths(number).ok_or(PercentError)?)
    }
}

/// The number alone, as short as it is exact.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown(self.0))
    }
}
