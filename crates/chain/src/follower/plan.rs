//! What the follower is in the middle of.

use super::{Limits, window::Window};
use crate::{Header, Query, Tip};
use domain::Transfer;
use std::collections::VecDeque;

/// Headers in one question while walking back.
const WALK: u64 = 64;

/// What the next answer is for. An index names a header of the window: the last block that we share with the node.
#[derive(Debug, Clone)]
pub(super) enum Plan {
    /// Learn the node's head.
    Head,
    /// First start: learn the blocks below the head, so that a reorganisation of it finds an ancestor.
    First { head: Header, tip: Tip },
    /// Go from the head down to a block of ours. `walked`: newest first, never empty.
    Walking { tip: Tip, walked: Vec<Header> },
    /// Read the transfers of `rest` (oldest first), which stand on `base` and `done`.
    Fetching { base: usize, tip: Tip, rest: VecDeque<Header>, done: Vec<Header>, transfers: Vec<Transfer> },
    /// Ask for the block at the height of each of ours, from `candidate` down, until one is the node's too.
    Searching { head: Header, tip: Tip, candidate: usize },
    /// Read a range of heights on `base`. `searched`: the node has just confirmed `base`.
    Ranging { head: Header, tip: Tip, base: usize, searched: bool },
    /// A step is being committed; then go on with `rest`.
    Settling { base: Option<usize>, connected: Vec<Header>, rest: VecDeque<Header>, tip: Tip },
    /// A step was not committed.
    Rejected,
}

impl Plan {
    pub(super) fn query(&self, window: &Window, range: u64, batch: usize, limits: &Limits) -> Query {
        match self {
            Self::Head | Self::Settling { .. } | Self::Rejected => Query::Head,
            Self::First { head, .. } => parent_of(head, WALK),
            Self::Walking { walked, .. } => {
                let Some(lowest) = walked.last() else { return Query::Head };
                let missing = window.cursor().map_or(0, |c| lowest.height.saturating_sub(c.height).saturating_sub(1));
                // Straight down to our height, and from there in growing strides: most reorganisations are shallow.
                let stride = missing.max(u64::try_from(walked.len()).unwrap_or(WALK));
                parent_of(lowest, stride.clamp(1, WALK))
            }
            Self::Fetching { rest, .. } => Query::Blocks(rest.iter().take(batch).cloned().collect()),
            Self::Searching { candidate, .. } => {
                Query::HeaderAt { height: window.get(*candidate).map_or(0, |header| header.height) }
            }
            Self::Ranging { head, base, .. } => {
                let from = window.get(*base).map_or(0, |header| header.height).saturating_add(1);
                let last = from.saturating_add(range.saturating_sub(1));
                Query::Range { from, to: last.min(head.height.saturating_sub(limits.near)).max(from) }
            }
        }
    }
}

fn parent_of(header: &Header, count: u64) -> Query {
    let height = header.height.saturating_sub(1);
    Query::Ancestors { hash: header.parent.clone(), height, count: count.min(height.saturating_add(1)) }
}
