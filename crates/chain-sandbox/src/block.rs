//! Blocks and transactions of the sandbox.

use domain::{Address, AssetId, Millis, Units};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// One movement within a transaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// Who receives it.
    pub to: Address,
    /// What moves; an asset that is not on the sandbox's list is the wrong token.
    pub asset: AssetId,
    /// How much.
    pub units: Units,
}

/// A transaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tx {
    /// Its id.
    pub id: String,
    /// What it moves, in order.
    pub outputs: Vec<Output>,
}

/// A hash of the sandbox.
pub(crate) type Hash = [u8; 32];

/// What is kept of every block; its transactions lie elsewhere, for most blocks have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) hash: Hash,
    pub(crate) time: Millis,
    /// Tells blocks apart that a reorganisation put in the place of others.
    pub(crate) salt: u64,
}

impl Block {
    /// The hash follows from everything that makes the block, so the same acts give the same chain.
    pub(crate) fn new(parent: &Hash, height: u64, time: Millis, salt: u64, txs: &[Tx]) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(parent);
        hasher.update(height.to_be_bytes());
        hasher.update(time.0.to_be_bytes());
        hasher.update(salt.to_be_bytes());
        for tx in txs {
            hasher.update(tx.id.as_bytes());
        }
        Self { hash: hasher.finalize().into(), time, salt }
    }
}

/// A transaction's id follows from the chain's seed and its number.
pub(crate) fn tx_id(seed: u64, number: u64) -> String {
    let mut hasher = Sha256::new();
    hasher.update(b"tallystick sandbox transaction");
    hasher.update(seed.to_be_bytes());
    hasher.update(number.to_be_bytes());
    hex(&hasher.finalize().into())
}

/// `0x` and 64 digits.
pub(crate) fn hex(hash: &Hash) -> String {
    hash.iter().fold("0x".to_owned(), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// What [`hex`] wrote. `None`: another form.
pub(crate) fn unhex(text: &str) -> Option<Hash> {
    let digits = text.strip_prefix("0x").filter(|digits| digits.len() == 64 && digits.is_ascii())?;
    let mut hash = [0; 32];
    for (at, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(digits.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    Some(hash)
}
