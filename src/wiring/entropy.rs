//! The system's randomness.

use rand::TryRngCore;
use service::ports::Entropy;

/// The operating system's generator.
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, buffer: &mut [u8]) {
        if let Err(error) = rand::rngs::OsRng.try_fill_bytes(buffer) {
            // Without randomness no id, code or token may be made: going on would be worse than ending.
            tracing::error!(%error, "the system gives no randomness");
            std::process::abort();
        }
    }
}
