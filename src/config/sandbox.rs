//! The built-in test network.

use super::ConfigError;
use serde::Deserialize;
use std::time::Duration;

/// The `[sandbox]` section.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sandbox {
    /// Whether there is one.
    pub enabled: bool,
    /// Milliseconds between its blocks.
    block_ms: u64,
}

impl Sandbox {
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        if (20..=600_000).contains(&self.block_ms) {
            return Ok(());
        }
        Err(ConfigError::Value {
            key: "sandbox.block_ms",
            value: self.block_ms.to_string(),
            expected: "expected 20 to 600000 milliseconds",
        })
    }

    /// Time between its blocks.
    pub const fn block_time(&self) -> Duration {
        Duration::from_millis(self.block_ms)
    }
}
