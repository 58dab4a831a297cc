//! How much the follower takes at once.

/// Bounds on what is kept and asked. Every value below 1 counts as 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Headers kept, which is the deepest reorganisation survived. At least 256 outside tests.
    pub retain: usize,
    /// Blocks this close to the head are fetched one by one, by hash; those further behind by ranges of heights.
    pub near: u64,
    /// Heights in one range at most. Shrinks when a node refuses, grows again while it does not.
    pub range: u64,
    /// Blocks in one question by hash at most.
    pub batch: usize,
    /// Blocks in one step by hash at most, so that a commit stays short.
    pub step_blocks: usize,
    /// Transfers in one step, above which it ends with the block that passed the mark.
    pub step_transfers: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { retain: 256, near: 256, range: 2_000, batch: 16, step_blocks: 64, step_transfers: 1_000 }
    }
}
