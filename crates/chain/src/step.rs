//! One atomic advance of a network's cursor.

use crate::Header;
use domain::{NetworkId, Transfer};
use serde::{Deserialize, Serialize};

/// How far a node has come, and how far it is sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tip {
    /// Height of the node's head. May be below the cursor while a node lags: count confirmations from the cursor.
    pub height: u64,
    /// Height that the node's `safe` tag has reached. `None`: the node has no such tag.
    pub safe: Option<u64>,
    /// Height that the node's `finalized` tag has reached. `None`: the node has no such tag.
    pub finalized: Option<u64>,
}

/// One advance of the cursor, applied whole in one database transaction or not at all (I3).
///
/// To apply: check that the stored cursor equals `from`; mark every stored canonical transfer above
/// [`rewind_to`](Self::rewind_to) as orphaned and delete the headers above it; insert `connected` and `transfers`
/// (a known key gets its new position: I1); keep the newest [`Limits::retain`](crate::Limits) headers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The network that advances.
    pub network: NetworkId,
    /// What the stored cursor must be, else nothing may be written. `None`: there must be none yet.
    pub from: Option<Header>,
    /// Headers of ours that the network dropped, newest first. Where catch-up left gaps between stored headers, blocks
    /// in the gaps were dropped too: go by [`rewind_to`](Self::rewind_to), not by these hashes.
    pub disconnected: Vec<Header>,
    /// The last block that both chains share. `None`: the first step of all.
    pub ancestor: Option<Header>,
    /// New headers, oldest first; never empty; the last is the new cursor. After a catch-up by range only its first and
    /// last block; on the very first step also blocks from before we started, whose transfers are not ours to credit.
    pub connected: Vec<Header>,
    /// Transfers in the connected blocks, all `Position::Canonical`, in the chain's order.
    pub transfers: Vec<Transfer>,
    /// How far the node was when it was asked.
    pub tip: Tip,
}

impl Step {
    /// The cursor after this step.
    pub fn cursor(&self) -> Option<&Header> {
        self.connected.last().or(self.ancestor.as_ref())
    }

    /// Whether this step reaches the head that the node named.
    pub fn at_tip(&self) -> bool {
        self.cursor().is_some_and(|cursor| cursor.height >= self.tip.height)
    }

    /// The height above which everything stored is off the chain now. `None`: nothing was dropped.
    pub fn rewind_to(&self) -> Option<u64> {
        if self.disconnected.is_empty() { None } else { self.ancestor.as_ref().map(|header| header.height) }
    }
}
