//! What tests of several crates need: real databases and nodes, and what can be set where the server has the real thing.

pub mod anvil;
pub mod postgres;
pub mod world;
