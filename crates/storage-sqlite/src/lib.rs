//! Storage on SQLite: one file, one writer, readers beside it.

mod error;
mod lists;
#[cfg(test)]
mod steps;
mod store;
mod telling;
#[cfg(feature = "temporary")]
mod temporary;
mod transaction;

pub use store::SqliteStore;
#[cfg(feature = "temporary")]
pub use temporary::TemporaryStore;
pub use transaction::SqliteTransaction;
