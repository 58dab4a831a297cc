//! Which businesses a person is in, and which one a sign-in looks at.

use super::Result;
use crate::records::Membership;
use async_trait::async_trait;
use domain::{
    Millis, Role,
    ids::{MemberId, MerchantId},
};

/// Which businesses a person is in, and which one a sign-in looks at.
#[async_trait]
pub trait Memberships {
    /// Lets a person into a business. Returns whether they were not in it.
    async fn join(&mut self, merchant: MerchantId, member: MemberId, role: Role, at: Millis) -> Result<bool>;
    /// The businesses of a person; the one that they turned to last comes first.
    async fn memberships_of(&mut self, member: MemberId) -> Result<Vec<Membership>>;
    /// Lets a sign-in look at a business. Returns whether its member is in that.
    async fn choose_business(&mut self, token_hash: &str, merchant: MerchantId, now: Millis) -> Result<bool>;
    /// Whether a person owns the business that the server was set up with.
    async fn operates(&mut self, member: MemberId) -> Result<bool>;
}
