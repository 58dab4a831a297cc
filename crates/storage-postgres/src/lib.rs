//! Storage on PostgreSQL, for when one machine is not enough.

mod error;
mod lists;
mod store;
mod telling;
mod transaction;

pub use store::PostgresStore;
pub use transaction::PostgresTransaction;
