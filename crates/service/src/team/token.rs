//! What is kept of an invitation's token.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// SHA-256 in hex.
pub fn hash(token: &str) -> String {
    Sha256::digest(token.trim().as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing into a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
