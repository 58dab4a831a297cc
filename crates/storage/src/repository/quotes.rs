//! What sessions were asked in their links' units.

use super::Result;
use crate::records::Quote;
use async_trait::async_trait;
use domain::ids::SessionId;

/// What sessions were asked in their links' units.
#[async_trait]
pub trait Quotes {
    /// Adds a new session's.
    async fn insert_quote(&mut self, quote: &Quote) -> Result<()>;
    /// Those of some sessions. Sessions from before there were quotes have none.
    async fn quotes_of(&mut self, sessions: &[SessionId]) -> Result<Vec<Quote>>;
}
