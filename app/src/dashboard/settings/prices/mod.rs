//! Prices: what the coins of this server are worth, from where, and rates that are set by hand.

mod page;
mod rate_form;
mod rate_table;
mod server_fns;

pub use page::PricesPage;
#[cfg(all(test, feature = "ssr"))]
pub use rate_table::RateTable;
