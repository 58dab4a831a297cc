//! People who sign in, and where they did.

use super::Result;
use crate::records::{Member, SignIn};
use async_trait::async_trait;
use domain::{Millis, ids::MemberId};

/// People who sign in, and where they did.
#[async_trait]
pub trait Members {
    /// Adds one. `Taken("email")`.
    async fn insert_member(&mut self, member: &Member) -> Result<()>;
    /// By id.
    async fn member(&mut self, id: MemberId) -> Result<Option<Member>>;
    /// By e-mail, lower-cased.
    async fn member_by_email(&mut self, email: &str) -> Result<Option<Member>>;
    /// Replaces the password's hash.
    async fn set_password_hash(&mut self, id: MemberId, hash: &str) -> Result<()>;
    /// Remembers a signed-in browser.
    async fn insert_sign_in(&mut self, sign_in: &SignIn) -> Result<()>;
    /// Who is signed in with this token, if it has not run out at `now`.
    async fn sign_in(&mut self, token_hash: &str, now: Millis) -> Result<Option<(SignIn, Member)>>;
    /// Forgets a signed-in browser.
    async fn delete_sign_in(&mut self, token_hash: &str) -> Result<()>;
    /// Forgets those that ran out before `now`.
    async fn delete_old_sign_ins(&mut self, now: Millis) -> Result<u64>;
}
