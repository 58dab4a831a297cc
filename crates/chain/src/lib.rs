//! The port through which every network is followed.
//!
//! [`Follower`] decides, [`ChainSource`] asks a node, and a driver (in `service`) carries questions and answers between
//! them and commits each [`Step`] in one database transaction:
//!
//! ```text
//! query = follower.next_query()          pure
//! answer = source.answer(&query, watch)  input and output
//! follower.resolve(answer)               pure → Continue | Idle | Step
//! commit the step; follower.committed()
//! ```
//!
//! The follower does no input or output, so that every order in which a node may deliver blocks can be tested (I5).

mod check;
#[cfg(feature = "conformance")]
pub mod conformance;
mod follower;
mod header;
mod query;
mod source;
mod step;

pub use check::{Checked, Problem, check_network};
pub use follower::{FollowError, Follower, Limits, Outcome};
pub use header::Header;
pub use query::{Answer, Query};
pub use source::{ChainSource, Identity, Movement, SourceError, TokenFacts, TxFacts, TxState, Watch};
pub use step::{Step, Tip};
