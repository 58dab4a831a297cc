//! The networks that are followed, and the coins on them.

mod asset_list;
mod chain_fields;
mod network_card;
mod network_form;
mod network_state;
mod new_network;
mod page;
mod server_fns;
mod starting;
mod tier_fields;
mod token_form;

pub use page::NetworksPage;
#[cfg(all(test, feature = "ssr"))]
pub use page::{NetworkActions, NetworkList};
