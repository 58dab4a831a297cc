//! How nodes are asked.

use super::ConfigError;
use serde::Deserialize;
use std::time::Duration;

/// The `[nodes]` section.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nodes {
    poll_ms: u64,
}

impl Nodes {
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        if (50..=30_000).contains(&self.poll_ms) {
            return Ok(());
        }
        Err(ConfigError::Value {
            key: "nodes.poll_ms",
            value: self.poll_ms.to_string(),
            expected: "expected 50 to 30000 milliseconds",
        })
    }

    /// Time between two questions to a node that pushes nothing.
    pub const fn poll(&self) -> Duration {
        Duration::from_millis(self.poll_ms)
    }
}
