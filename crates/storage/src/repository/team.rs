//! The team of a business, and who is invited to it.

use super::Result;
use crate::records::{DeliveryState, Invited, Member};
use async_trait::async_trait;
use domain::{
    Millis, Role,
    ids::{InvitationId, MemberId, MerchantId},
    invitation::End,
};

/// The team of a business, and who is invited to it.
#[async_trait]
pub trait Team {
    /// A merchant's members; who was there first comes first.
    async fn members_of(&mut self, merchant: MerchantId) -> Result<Vec<Member>>;
    /// Keeps others from changing the team until this transaction ends. What is read from then on stays true.
    async fn lock_team(&mut self, merchant: MerchantId) -> Result<()>;
    /// Gives one of a merchant's members another role.
    async fn set_role(&mut self, merchant: MerchantId, member: MemberId, role: Role) -> Result<()>;
    /// Ends a membership. The person stays, with their sign-ins and other businesses.
    async fn delete_member(&mut self, merchant: MerchantId, member: MemberId) -> Result<()>;
    /// Adds an invitation. Returns whether it was added: an address is invited once at a time.
    async fn add_invitation(&mut self, invited: &Invited) -> Result<bool>;
    /// By id.
    async fn invitation(&mut self, id: InvitationId) -> Result<Option<Invited>>;
    /// By the hash of its token.
    async fn invitation_by_token(&mut self, token_hash: &str) -> Result<Option<Invited>>;
    /// A merchant's that have not ended, also when they have run out; the newest first.
    async fn invitations_of(&mut self, merchant: MerchantId) -> Result<Vec<Invited>>;
    /// Replaces who invited, token, end and letter of one that has not ended. Returns whether it had not.
    async fn renew_invitation(&mut self, invited: &Invited) -> Result<bool>;
    /// Ends the one with this token. Returns whether it had not ended before.
    async fn end_invitation(&mut self, id: InvitationId, token_hash: &str, end: End) -> Result<bool>;
    /// Opens one again that was taken back: who invites and its letter are replaced, its token stays. Returns whether it was taken
    /// back, and not accepted or renewed. No other may be open for its address.
    async fn reopen_invitation(&mut self, invited: &Invited) -> Result<bool>;
    /// Gives out letters that are due at `now`, the oldest first: nobody else is given them before `until`.
    async fn claim_letters(&mut self, now: Millis, until: Millis, most: u32) -> Result<Vec<Invited>>;
    /// Says what became of a letter, from the attempt that it is given in. Returns whether it still stood so.
    async fn move_letter(&mut self, invited: &Invited, state: DeliveryState, said: &str) -> Result<bool>;
    /// When the next letter is due. `None`: none waits.
    async fn next_letter(&mut self) -> Result<Option<Millis>>;
    /// Lets every letter out that was held. Returns how many.
    async fn release_letters(&mut self, now: Millis) -> Result<u64>;
}
