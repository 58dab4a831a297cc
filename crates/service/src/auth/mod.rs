//! Who is asking, and whether they may.

mod actor;
mod attempts;
pub(crate) mod password;
mod setup;
mod sign_in;

pub use actor::{Actor, Right};
pub(crate) use attempts::Attempts;
pub use setup::SetupToken;
