//! Tokens that open one step only.

use super::Result;
use crate::records::{Opens, Pass};
use async_trait::async_trait;
use domain::{Millis, ids::MemberId};

/// Tokens that open one step only.
#[async_trait]
pub trait Passes {
    /// Keeps one.
    async fn insert_pass(&mut self, pass: &Pass) -> Result<()>;
    /// Whose a pass is. `None`: there is none that opens this at `now`.
    async fn pass(&mut self, token_hash: &str, opens: Opens, now: Millis) -> Result<Option<MemberId>>;
    /// Goes through: it opens nothing any more. Returns whether it did: of two who have it, one does.
    async fn take_pass(&mut self, token_hash: &str, opens: Opens, now: Millis) -> Result<bool>;
    /// Forgets all of a member.
    async fn delete_passes(&mut self, member: MemberId) -> Result<()>;
    /// Forgets those that ran out before `now`.
    async fn delete_old_passes(&mut self, now: Millis) -> Result<u64>;
}
