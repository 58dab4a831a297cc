//! The source against a real node (anvil) with real tokens.

mod attacks;
mod conformance;
mod lies;
mod native;
mod net;
mod node;
mod payments;
mod proxy;
