//! Passkeys of members, and what they are asked (I22).

use super::Result;
use crate::records::{Asked, Challenge, Passkey};
use async_trait::async_trait;
use domain::{
    Millis,
    ids::{MemberId, PasskeyId},
};

/// Passkeys of members, and what they are asked (I22).
#[async_trait]
pub trait Passkeys {
    /// Keeps one. Returns whether it did: not if its credential is known, whosever it is.
    async fn insert_passkey(&mut self, passkey: &Passkey) -> Result<bool>;
    /// A member's, the oldest first.
    async fn passkeys_of(&mut self, member: MemberId) -> Result<Vec<Passkey>>;
    /// The one that its authenticator calls so.
    async fn passkey_by_credential(&mut self, credential: &str) -> Result<Option<Passkey>>;
    /// Notes a use. Returns whether it did: not if it did not count on, or was removed.
    async fn use_passkey(&mut self, id: PasskeyId, counter: u32, is_copied: bool, at: Millis) -> Result<bool>;
    /// Calls one of a member's otherwise. Returns whether there is one.
    async fn rename_passkey(&mut self, member: MemberId, id: PasskeyId, name: &str) -> Result<bool>;
    /// Forgets one of a member's, and recovery codes that nothing is left for. Returns whether there was one.
    async fn delete_passkey(&mut self, member: MemberId, id: PasskeyId) -> Result<bool>;
    /// Forgets all of a member's, and recovery codes that nothing is left for.
    async fn delete_passkeys(&mut self, member: MemberId) -> Result<()>;
    /// Keeps what was asked.
    async fn insert_challenge(&mut self, challenge: &Challenge) -> Result<()>;
    /// Uses a challenge up. Returns whether it did: once, for what and by whom it was asked, and until it runs out.
    async fn take_challenge(&mut self, hash: &str, opens: Asked, holder: &str, now: Millis) -> Result<bool>;
    /// Forgets challenges that ran out before `now`.
    async fn delete_old_challenges(&mut self, now: Millis) -> Result<u64>;
}
