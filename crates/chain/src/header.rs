//! What is kept of a block.

use domain::{Millis, transfer::BlockRef};
use serde::{Deserialize, Serialize};

/// A block's place in its chain.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Header {
    /// Height; the first block is 0.
    pub height: u64,
    /// The block's own hash, as the network writes it.
    pub hash: String,
    /// Hash of the block at `height - 1`. For the first block whatever the network writes there.
    pub parent: String,
    /// The block's own time.
    pub time: Millis,
}

impl Header {
    /// Whether `self` stands directly on `parent`.
    pub fn stands_on(&self, parent: &Self) -> bool {
        self.height.checked_sub(1) == Some(parent.height) && self.parent == parent.hash
    }

    /// The block as a transfer names it.
    pub fn block_ref(&self) -> BlockRef {
        BlockRef { height: self.height, hash: self.hash.clone(), time: self.time }
    }

    /// Whether a transfer that names this block names it in full.
    pub fn is(&self, block: &BlockRef) -> bool {
        self.height == block.height && self.hash == block.hash && self.time == block.time
    }
}
