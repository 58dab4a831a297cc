//! What members did, and what was done for them at the console: written in the transaction that does it, read by who manages the business.

mod log;
mod note;

pub(crate) use note::On;
