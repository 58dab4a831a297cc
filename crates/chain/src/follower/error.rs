//! Why a network cannot be followed further.

use crate::Header;
use domain::NetworkId;

/// Why the follower refused an answer or gave up. It has credited nothing because of it and skipped nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FollowError {
    /// The node's chain shares no block with ours: another chain, a reset test network, or a reorganisation deeper than
    /// what is kept. Terminal: someone must look.
    #[error(
        "{network}: the node's chain shares no block with what was followed so far (we are at block {} {}, the node at \
         {} {}). Nothing is credited on this network until someone looks: check that the node follows the right chain",
        cursor.height, cursor.hash, head.height, head.hash
    )]
    NoCommonAncestor {
        /// The network that halts.
        network: NetworkId,
        /// Where we are.
        cursor: Box<Header>,
        /// Where the node says that it is.
        head: Box<Header>,
    },
    /// The node's answers contradict one another or the question. Nothing of them was used.
    #[error("{network}: the node contradicts itself: {what}")]
    NodeLied {
        /// The network concerned.
        network: NetworkId,
        /// What does not fit.
        what: String,
    },
    /// The node refuses even a single block. It is not skipped (I4).
    #[error("{network}: the node refuses block {height}, which is asked for until it answers")]
    Unreadable {
        /// The network concerned.
        network: NetworkId,
        /// The block that cannot be read.
        height: u64,
    },
    /// Blocks that the node has just named were gone several times in a row, as behind a load balancer whose nodes
    /// disagree. Pause, then go on.
    #[error("{network}: the node keeps losing blocks that it has just named; several nodes behind one address?")]
    Unsettled {
        /// The network concerned.
        network: NetworkId,
    },
    /// The node's head is below everything we remember: it is still synchronising, or it follows another chain.
    #[error(
        "{network}: the node is only at block {head}, and we had followed the chain to {cursor}. It is still \
         synchronising, or follows another chain; nothing is credited until it has caught up"
    )]
    Behind {
        /// The network concerned.
        network: NetworkId,
        /// Height of the node's head.
        head: u64,
        /// Height of our cursor.
        cursor: u64,
    },
    /// The driver resolved before it said what became of the last step, or after it was rejected.
    #[error("{network}: a step is not settled; commit it, or resume from storage")]
    Uncommitted {
        /// The network concerned.
        network: NetworkId,
    },
}

impl FollowError {
    /// Whether the network must stay halted until someone looks. Others may be tried again after a pause.
    pub const fn is_terminal(&self) -> bool {
        matches!(self, Self::NoCommonAncestor { .. })
    }
}
