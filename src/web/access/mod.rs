//! Who may come in where (I19): every address of this server has a rule.
//!
//! An address outside of the application cannot be added without one ([`Routes`]). A page or server function of the
//! application that stands in neither table is not answered. The tests ask each address as everybody and hold the
//! answers against its rule.

mod application;
mod routes;

#[cfg(test)]
mod tests;

pub use application::only_declared;
pub use routes::Routes;

use service::Right;

/// Who may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Everybody.
    Public,
    /// Who knows the secret that the address or the message carries: the 80 random bits of an id, which open a payment or what
    /// anybody may pay; the 128 of a link's code, without which nothing of its customer is shown; a provider's proof.
    Secret,
    /// Whoever is signed in, to what is their own: their account.
    SignedIn,
    /// Members whose role has this right, and only to what is their merchant's.
    Member(Right),
}
