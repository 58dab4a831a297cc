//! What members prove themselves with beyond the password (I22).

use super::Result;
use crate::records::SecondFactor;
use async_trait::async_trait;
use domain::{Millis, TotpSecret, ids::MemberId};

/// What members prove themselves with beyond the password (I22).
#[async_trait]
pub trait SecondFactors {
    /// Begins to set one up, in place of one that is not on yet. Returns whether it did: one that is on stays.
    async fn begin_second_factor(&mut self, member: MemberId, secret: &TotpSecret) -> Result<bool>;
    /// A member's, on or not.
    async fn second_factor(&mut self, member: MemberId) -> Result<Option<SecondFactor>>;
    /// Turns one on whose code of this time step proved it. Returns whether it did: not if it is on already or is another by now.
    async fn confirm_second_factor(&mut self, factor: &SecondFactor, at: Millis, step: i64) -> Result<bool>;
    /// Uses the code of a time step. Returns whether it did: not if that one or a later was used, or it is not on.
    async fn use_step(&mut self, member: MemberId, step: i64) -> Result<bool>;
    /// Turns it off, and forgets the recovery codes unless there are passkeys.
    async fn delete_second_factor(&mut self, member: MemberId) -> Result<()>;
    /// Puts these recovery codes in place of all others, as hashes.
    async fn set_recovery_codes(&mut self, member: MemberId, hashes: &[String]) -> Result<()>;
    /// Uses a recovery code. Returns whether it did.
    async fn use_recovery_code(&mut self, member: MemberId, hash: &str, at: Millis) -> Result<bool>;
    /// How many recovery codes can still be used.
    async fn count_recovery_codes(&mut self, member: MemberId) -> Result<u64>;
}
