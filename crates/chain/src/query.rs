//! What the follower asks, and what a node may answer.

use crate::{Header, Tip};
use domain::Transfer;

/// One question to a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// The newest block, and how far the node is sure. Answered by [`Answer::Head`].
    Head,
    /// This block and the ones below it, newest first, up to `count`; fewer are fine, at least the first must be there.
    /// Answered by [`Answer::Headers`] or [`Answer::Gone`].
    Ancestors {
        /// The block to begin with.
        hash: String,
        /// Its height.
        height: u64,
        /// How many headers at most. At least 1.
        count: u64,
    },
    /// The block that the node now has at this height. Answered by [`Answer::Headers`] (one) or [`Answer::Gone`].
    HeaderAt {
        /// Height asked for.
        height: u64,
    },
    /// The watched transfers in exactly these blocks, which follow one another, asked for by hash. Answered by
    /// [`Answer::Blocks`], [`Answer::Gone`] when the node no longer has one, or [`Answer::TooMany`].
    Blocks(Vec<Header>),
    /// The watched transfers in all blocks of these heights, both included; far behind the head only. Answered by
    /// [`Answer::Range`], [`Answer::Gone`] or [`Answer::TooMany`].
    Range {
        /// First height.
        from: u64,
        /// Last height; not below `from`.
        to: u64,
    },
}

/// What a source found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The newest block and how far the node is sure.
    Head {
        /// The newest block.
        header: Header,
        /// How far the node is sure; its height is the header's.
        tip: Tip,
    },
    /// Headers, newest first, each standing on the next. At least one.
    Headers(Vec<Header>),
    /// Transfers to watched addresses in the blocks asked for, in the chain's order, each `Canonical`.
    Blocks(Vec<Transfer>),
    /// The same for a range of heights. The source has made sure that the chain was one and the same from `first` to
    /// `last` before and after it asked for the transfers.
    Range {
        /// The block at the first height.
        first: Header,
        /// The block at the last height.
        last: Header,
        /// Transfers to watched addresses in between, both included.
        transfers: Vec<Transfer>,
    },
    /// The node does not have (any more, or yet) a block that was asked for.
    Gone,
    /// The node, or the source on its own account, wants fewer blocks at once.
    TooMany,
}
