//! Messages to customers: written, kept, sent by one task beside everything else, and tried again (R10 to R13).
//!
//! A message is written once, into the database, in the transaction that causes it. Each try sends the same bytes. What no
//! way out is configured for is held, and shown in the outbox: never silently nowhere.

mod brand;
mod compose;
mod preview;
mod receipt;
mod reported;
mod requests;
mod run;
mod send_link;
mod show;
mod templates;
mod ways;

pub(crate) use receipt::NoReceipt;
pub use ways::{EmailWay, Ways};
