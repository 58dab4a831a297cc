//! The networks that are followed, and the coins on them.

mod asset_list;
mod network_card;
mod network_form;
mod new_network;
mod page;
mod server_fns;
mod token_form;

pub use page::NetworksPage;
#[cfg(all(test, feature = "ssr"))]
pub use page::{NetworkActions, NetworkList};
