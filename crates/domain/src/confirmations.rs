//! How sure a network must be of a transfer.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// When a transfer is beyond doubt. Stored as `12`, `safe` or `finalized`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Confirmations {
    /// So many blocks, the transfer's own counted. At least 1.
    Blocks(u32),
    /// The node's `safe` tag has reached its block.
    Safe,
    /// The node's `finalized` tag has reached its block.
    Finalized,
}

/// Why a text is not a number of confirmations.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Choose a whole number from 1 to 1,000, or the words safe or finalized.")]
pub struct ConfirmationsError;

impl FromStr for Confirmations {
    type Err = ConfirmationsError;
    fn from_str(text: &str) -> Result<Self, ConfirmationsError> {
        match text.trim() {
            "safe" => Ok(Self::Safe),
            "finalized" => Ok(Self::Finalized),
            number => match number.parse() {
                Ok(blocks @ 1..=1_000) => Ok(Self::Blocks(blocks)),
                _ => Err(ConfirmationsError),
            },
        }
    }
}

impl fmt::Display for Confirmations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blocks(blocks) => write!(f, "{blocks}"),
            Self::Safe => f.write_str("safe"),
            Self::Finalized => f.write_str("finalized"),
        }
    }
}

impl TryFrom<String> for Confirmations {
    type Error = ConfirmationsError;
    fn try_from(text: String) -> Result<Self, ConfirmationsError> {
        text.parse()
    }
}

impl From<Confirmations> for String {
    fn from(confirmations: Confirmations) -> String {
        confirmations.to_string()
    }
}
