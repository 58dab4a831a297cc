//! Numbers of invoices: a prefix of the merchant's, and a count without gaps.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// What stands before the count: `INV-`. Ends with no digit, so that two numbers are never written alike.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NumberPrefix(String);

/// A text that is no prefix.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "Use up to 16 letters, digits and - / . _ without spaces, with no digit at the end, for example INV- or 2026-."
)]
pub struct NumberPrefixError;

impl NumberPrefix {
    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for NumberPrefix {
    fn default() -> Self {
        Self("INV-".to_owned())
    }
}

impl FromStr for NumberPrefix {
    type Err = NumberPrefixError;
    fn from_str(text: &str) -> Result<Self, NumberPrefixError> {
        let text = text.trim();
        let fine = text.len() <= 16
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'/' | b'.' | b'_'))
            && !text.ends_with(|c: char| c.is_ascii_digit());
        if fine { Ok(Self(text.to_owned())) } else { Err(NumberPrefixError) }
    }
}

impl TryFrom<String> for NumberPrefix {
    type Error = NumberPrefixError;
    fn try_from(text: String) -> Result<Self, NumberPrefixError> {
        text.parse()
    }
}

impl From<NumberPrefix> for String {
    fn from(prefix: NumberPrefix) -> Self {
        prefix.0
    }
}

/// An invoice's number: `INV-0001`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct InvoiceNumber {
    /// What stood before the count when it was issued.
    pub prefix: NumberPrefix,
    /// The count, from 1.
    pub ordinal: u64,
}

impl InvoiceNumber {
    /// The largest count to begin at.
    pub const MOST_FIRST: u64 = 999_999_999;
}

/// At least four digits.
impl fmt::Display for InvoiceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:04}", self.prefix.0, self.ordinal)
    }
}
