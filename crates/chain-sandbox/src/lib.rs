//! The network inside this server, where no real money moves: for test-mode links, the tour and tests.
//!
//! It has blocks, a pool, reorganisations and a source like any other network, and takes the time as an argument. Its
//! state is small and can be written down ([`Sandbox::snapshot`]), so that the chain survives a restart of the server.

mod block;
mod network;
mod sandbox;
mod snapshot;
mod source;
mod state;

pub use block::{Output, Tx};
pub use network::sandbox_network;
pub use sandbox::Sandbox;
pub use snapshot::{Snapshot, SnapshotError};
pub use state::{KEEP_BLOCKS, MAX_POOL, SandboxError, SandboxState};
