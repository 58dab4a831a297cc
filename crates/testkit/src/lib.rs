//! What tests of several crates need: real databases and nodes, and what can be set where the server has the real thing.

pub mod anvil;
pub mod dev_net;
pub mod postgres;
#[expect(clippy::unwrap_used, reason = "a test world that cannot be made fails the test, at the line that says why")]
pub mod world;
