//! Randomness that a seed repeats.

use rand::{RngCore, SeedableRng, rngs::StdRng};
use service::ports::Entropy;
use std::sync::{Mutex, PoisonError};

/// The same bytes for the same seed.
pub struct SeededEntropy(Mutex<StdRng>);

impl SeededEntropy {
    /// From a seed, which a failing test prints.
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, buffer: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(buffer);
    }
}
