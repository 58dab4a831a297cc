//! What customers may do.

use super::ConfigError;
use serde::Deserialize;

/// The `[checkout]` section.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkout {
    openings: u32,
}

impl Checkout {
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        if (5..=1_000_000).contains(&self.openings) {
            return Ok(());
        }
        Err(ConfigError::Value {
            key: "checkout.openings",
            value: self.openings.to_string(),
            expected: "expected 5 to 1000000 payments",
        })
    }

    /// How many payments of a link may begin at one place within its time to pay.
    pub const fn openings(&self) -> u32 {
        self.openings
    }
}
