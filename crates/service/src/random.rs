//! Ids, codes and tokens from random bytes (I23).

use crate::ports::Entropy;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

/// 128 random bits.
pub fn bits(entropy: &dyn Entropy) -> u128 {
    let mut bytes = [0; 16];
    entropy.fill(&mut bytes);
    u128::from_be_bytes(bytes)
}

/// 64 random bits.
pub fn short_bits(entropy: &dyn Entropy) -> u64 {
    let mut bytes = [0; 8];
    entropy.fill(&mut bytes);
    u64::from_be_bytes(bytes)
}

/// 256 random bits as text for cookies and addresses.
pub fn token(entropy: &dyn Entropy) -> String {
    let mut bytes = [0; 32];
    entropy.fill(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}
