//! Texts about a link to embed and to send (R31): a button for a website, an e-mail, posts and messages.

mod button;
mod email;
mod social;
mod text;

pub use button::button;
pub use email::{Letter, email};
pub use social::{message, post};

use crate::preview::Price;

/// What the texts are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkText<'a> {
    /// The link's address.
    pub url: &'a str,
    /// Who is paid.
    pub merchant: &'a str,
    /// Its colour, `#rrggbb`.
    pub accent: &'a str,
    /// What is paid for.
    pub title: &'a str,
    /// How much.
    pub price: Price<'a>,
    /// Whether it is a test, in which no real money moves.
    pub test: bool,
}

/// Why there is no snippet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SnippetError {
    /// An address that a browser would run, or that is none.
    #[error("the link's address does not begin with http:// or https://")]
    Address,
}

#[cfg(test)]
mod tests;
