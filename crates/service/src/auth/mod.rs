//! Who is asking, and whether they may.

mod account;
mod actor;
mod attempts;
mod fresh_codes;
mod limiter;
mod passkeys;
pub(crate) mod password;
mod proof;
mod recovery_codes;
mod reset;
mod reset_mail;
mod second_factor;
mod second_step;
mod setup;
mod sign_in;

pub use actor::{Actor, Right};
pub(crate) use attempts::Attempts;
pub(crate) use fresh_codes::FreshCodes;
pub(crate) use reset::AT_ONCE as RESETS_AT_ONCE;
pub(crate) use reset_mail::UnsentResets;
pub use setup::SetupToken;
pub(crate) use sign_in::token_hash;
pub use sign_in::{Caller, Entry, Whoever};
