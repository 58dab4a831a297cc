//! Follows one network: decides what to ask, and turns answers into steps. Pure.

mod error;
mod limits;
mod plan;
mod resolve;
mod verify;
mod window;

pub use error::FollowError;
pub use limits::Limits;

use crate::{Header, Query, Step, Tip};
use domain::NetworkId;
use plan::Plan;
use window::Window;

/// What an answer led to.
#[expect(
    clippy::large_enum_variant,
    reason = "lives for a moment on the stack; a box would only cost the driver a dereference"
)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Put the next question.
    Continue,
    /// Nothing new: the node's head is a block that we have. Wait for news. Heights of the tags may have moved.
    Idle(Tip),
    /// Commit this whole, then call [`Follower::committed`] or [`Follower::rejected`].
    Step(Step),
}

/// Follows one network without doing input or output.
#[derive(Debug, Clone)]
pub struct Follower {
    network: NetworkId,
    limits: Limits,
    window: Window,
    plan: Plan,
    /// Heights in the next range; adapts to what the node grants.
    range: u64,
    /// Blocks in the next question by hash; adapts likewise.
    batch: usize,
    /// How often in a row the node lost a block that it had just named.
    gone: u8,
}

impl Follower {
    /// Goes on from the headers that storage holds (in any order; none: begin at the node's head).
    pub fn resume(network: NetworkId, retained: Vec<Header>, limits: Limits) -> Self {
        let (range, batch) = (limits.range.max(1), limits.batch.max(1));
        Self { network, limits, window: Window::new(retained), plan: Plan::Head, range, batch, gone: 0 }
    }

    /// The last block whose transfers are committed. `None`: nothing was followed yet.
    pub fn cursor(&self) -> Option<&Header> {
        self.window.cursor()
    }

    /// The network that is followed.
    pub const fn network(&self) -> &NetworkId {
        &self.network
    }

    /// The question to put next. Asking twice gives the same; a question that could not be put may be put again.
    pub fn next_query(&self) -> Query {
        self.plan.query(&self.window, self.range, self.batch, &self.limits)
    }

    /// The last step is in storage.
    pub fn committed(&mut self) {
        self.plan = match std::mem::replace(&mut self.plan, Plan::Head) {
            Plan::Settling { base, connected, rest, tip } => {
                self.window.advance(base, connected, self.limits.retain);
                match self.window.last_index() {
                    Some(base) if !rest.is_empty() => {
                        Plan::Fetching { base, tip, rest, done: Vec::new(), transfers: Vec::new() }
                    }
                    _ => Plan::Head,
                }
            }
            other => other,
        };
    }

    /// The last step was not written, for another writer moved the cursor or storage failed. This follower stays
    /// unusable: resume a new one from what storage holds.
    pub fn rejected(&mut self) {
        self.plan = Plan::Rejected;
    }
}
