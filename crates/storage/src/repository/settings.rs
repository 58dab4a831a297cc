//! Values of the server itself, by key.

use super::Result;
use async_trait::async_trait;

/// Values of the server itself, by key.
#[async_trait]
pub trait Settings {
    /// The value. `None`: never set.
    async fn setting(&mut self, key: &str) -> Result<Option<String>>;
    /// Sets or replaces it.
    async fn set_setting(&mut self, key: &str, value: &str) -> Result<()>;
}
