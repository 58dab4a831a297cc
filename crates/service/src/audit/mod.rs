//! What members did: written in the transaction that does it, read by who manages the business.

mod log;
mod note;

pub(crate) use note::On;
