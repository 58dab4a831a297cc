//! Movements of funds seen on a network.

use crate::{AssetId, Millis, NetworkId, Units};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An address in its network's one canonical text form (EIP-55 on EVM networks).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Address(pub String);

impl Address {
    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<crate::EvmAddress> for Address {
    fn from(address: crate::EvmAddress) -> Self {
        Self(address.to_string())
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What makes a transfer itself on its network, wherever a reorganisation puts it (I1): transaction id and ordinal.
///
/// EVM tokens: the ordinal of the log **within its transaction** (the block-wide index moves in a reorganisation);
/// EVM native coin: `n0` for the transaction's own value, `n` and the trace path for an internal one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TransferKey(String);

impl TransferKey {
    /// From a transaction id and what tells its transfers apart.
    pub fn new(tx: &str, part: impl fmt::Display) -> Self {
        Self(format!("{tx}:{part}"))
    }

    /// A key as it was stored.
    pub fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A block that holds a transfer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct BlockRef {
    /// Height; the first block is 0.
    pub height: u64,
    /// Hash, as the network writes it.
    pub hash: String,
    /// The block's own time.
    pub time: Millis,
}

/// Where a transfer stands on its chain.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Position {
    /// Known, but in no block yet.
    Pending,
    /// In a block of the chain that the network agrees on.
    Canonical(BlockRef),
    /// Was in this block, which the network dropped.
    Orphaned(BlockRef),
}

/// One movement of funds to an address that we gave out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// Network that carries it.
    pub network: NetworkId,
    /// Exactly-once key, unique on its network.
    pub key: TransferKey,
    /// Transaction id, as explorers take it.
    pub tx: String,
    /// What moved.
    pub asset: AssetId,
    /// Who sent it, where the network says so. Never a place to refund to: exchanges send for many.
    pub from: Option<Address>,
    /// Who got it.
    pub to: Address,
    /// How much arrived.
    pub units: Units,
    /// Where it stands.
    pub position: Position,
    /// When we first saw it, in a block or before.
    pub seen_at: Millis,
}

impl Transfer {
    /// The moment that decides whether it came in time: its block's, or the first sight while in no block.
    pub fn arrived_at(&self) -> Millis {
        match &self.position {
            Position::Pending => self.seen_at,
            Position::Canonical(block) | Position::Orphaned(block) => block.time,
        }
    }
}
