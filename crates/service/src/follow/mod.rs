//! From blocks to sessions: drives a network's follower, applies what it saw, judges the sessions it touched.

mod apply;
mod decide;
mod driver;
mod examine;
pub(crate) mod judge;
mod not_seen;
mod places;
mod supervise;
pub(crate) mod unattributed;
mod watch;

pub use apply::ApplyError;
pub use watch::WatchList;

use domain::{Confirmations, NetworkFamily, NetworkId};

/// When a transfer cannot be taken back any more, given what the merchant asks for being paid. Never less sure than that.
pub(crate) fn finality(network: &NetworkId, asked: Confirmations) -> Confirmations {
    match (network.family(), asked) {
        (NetworkFamily::Sandbox, Confirmations::Blocks(blocks)) => Confirmations::Blocks(blocks.max(12)),
        // Test nodes and some providers have no finalized tag; there depth says it: `Horizon::is_final`.
        (NetworkFamily::Evm { .. }, _) | (NetworkFamily::Sandbox, _) => Confirmations::Finalized,
    }
}
