//! EVM networks: Ethereum and what works like it, over a node's JSON-RPC.
//!
//! A thin client of our own: what is asked, and what of the answer is believed, decides over money, so it stands here in
//! full. Only (our chain id, allow-listed contract, exact log shape, successful receipt, block asked for) credits (I13).

mod allow_list;
mod blocks;
mod config;
mod facts;
mod headers;
mod logs;
mod native;
pub mod networks;
mod push;
mod rpc;
mod source;
mod tokens;
mod wire;

pub use config::EvmConfig;
pub use source::EvmSource;
