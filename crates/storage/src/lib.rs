//! What Tallystick keeps, as traits, and the one text of the SQL that keeps it.
//!
//! A [`Store`] begins transactions; a [`Transaction`] is every repository at once, over one database transaction. What
//! is not committed is rolled back when the transaction is dropped.
//!
//! The statements stand once, in `queries/`. The macros in `sql` expand to the repositories of a backend crate over that
//! crate's own transaction, so that sqlx checks each statement against that crate's own engine when it is compiled.

#[cfg(feature = "conformance")]
pub mod conformance;
mod error;
pub mod records;
pub mod repository;
pub mod rows;
mod sql;

pub use error::StorageError;
pub use repository::{
    Addresses, AuditLog, Browsers, Customers, Deliveries, Events, Invoices, Jobs, Links, ManualRates, Members,
    Merchants, Networks, Notifications, Outages, Passes, Products, Quotes, Reminders, SecondFactors, Sessions,
    Settings, Slots, Store, Tags, Team, Transaction, Transfers, Views, Wallets,
};
