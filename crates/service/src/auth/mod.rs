//! Who is asking, and whether they may.

mod actor;
mod attempts;
mod password;
mod setup;
mod sign_in;

pub use actor::Actor;
pub(crate) use actor::Right;
pub(crate) use attempts::Attempts;
pub use setup::SetupToken;
