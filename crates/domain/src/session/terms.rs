//! What a session's state depends on besides its transfers.

use crate::{AssetId, Confirmations, Millis, Tolerance, Units};
use serde::{Deserialize, Serialize};

/// What was agreed when the session opened. Never changes afterwards (I10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// What is to be paid in; names the network too.
    pub asset: AssetId,
    /// How much of it.
    pub due: Units,
    /// When the session opened.
    pub opened_at: Millis,
    /// Until when the money must be in a block.
    pub deadline: Millis,
    /// How much less is enough.
    pub tolerance: Tolerance,
    /// When it counts as paid.
    pub confirmations: Confirmations,
    /// When it cannot be taken back any more.
    pub finality: Confirmations,
}

impl Terms {
    /// How long after the deadline an empty session closes.
    pub const CLOSE_AFTER: Millis = Millis::minutes(24 * 60);
}

/// What customer or merchant decided about a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Nothing.
    #[default]
    None,
    /// Given up at this moment.
    Cancelled(Millis),
    /// The merchant takes what came (late, short, another asset) as the payment.
    Accepted,
    /// The merchant does not take what came, and returns it by hand.
    Dismissed,
}

/// How far its network has been followed when a session is assessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Horizon {
    /// Height of the newest processed block. `None`: none yet.
    pub head: Option<u64>,
    /// Height that the node calls safe. `None`: it does not say.
    pub safe: Option<u64>,
    /// Height that the node calls finalized. `None`: it does not say.
    pub finalized: Option<u64>,
    /// Up to this moment all that happened on the network is known. Expiry goes by it, not by the wall clock, so
    /// that nothing expires while we cannot see.
    pub known_until: Millis,
}

impl Horizon {
    /// How many confirmations a transfer in the block at `height` has.
    pub fn depth(&self, height: u64) -> u64 {
        self.head.and_then(|head| (head + 1).checked_sub(height)).unwrap_or(0)
    }

    /// How deep a block is final on a network whose node has no `finalized` tag. A reorganisation that deep is deeper than the
    /// follower knows blocks: it would halt the network, and a person would look.
    pub const FINAL_DEPTH: u64 = 1_024;

    /// Whether a transfer in the block at `height` cannot be taken back any more. Where the node does not say what is finalized,
    /// depth does.
    pub fn is_final(&self, height: u64, finality: Confirmations) -> bool {
        let untold = finality == Confirmations::Finalized && self.finalized.is_none();
        self.meets(height, finality) || (untold && self.depth(height) >= Self::FINAL_DEPTH)
    }

    /// Whether a transfer in the block at `height` is as sure as asked. Without the tag asked for it is not.
    pub fn meets(&self, height: u64, asked: Confirmations) -> bool {
        match asked {
            Confirmations::Blocks(blocks) => self.depth(height) >= u64::from(blocks),
            Confirmations::Safe => self.safe.is_some_and(|safe| height <= safe),
            Confirmations::Finalized => self.finalized.is_some_and(|finalized| height <= finalized),
        }
    }
}
