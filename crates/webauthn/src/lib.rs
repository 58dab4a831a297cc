//! The relying party's half of WebAuthn (level 3): what a passkey is asked, and whether its answer holds.
//!
//! Pure functions from bytes to verdicts: no clock, no randomness, no database. Whoever calls gives random challenges,
//! takes each back once, and keeps what comes out. How an answer is used:
//!
//! 1. [`Registration::read`] or [`Assertion::read`] takes what the browser's script sent.
//! 2. The caller uses up the challenge that the answer names; an answer to a challenge that was not given, was given for
//!    something else or was used before goes no further.
//! 3. `verify` says whether it was made for this site, by a person who was recognised, with the key that is known.
//!
//! Statements about the make of an authenticator (attestation) are not asked for and not looked at.

mod assertion;
#[cfg(feature = "authenticator")]
pub mod authenticator;
mod authenticator_data;
mod base64url;
mod client_data;
mod credential;
mod options;
mod public_key;
mod refused;
mod registration;
mod relying_party;

pub use assertion::{Assertion, Known, Proved};
pub use credential::{CredentialId, CredentialIdError, Described, Transport};
pub use options::{NewPasskey, creation_options, request_options};
pub use refused::Refused;
pub use registration::{NewCredential, Registration};
pub use relying_party::{RelyingParty, Unfit};
