//! Customers' attempts to pay.

use super::Result;
use crate::records::{Page, Paged, Session, SessionFilter, SessionRow};
use async_trait::async_trait;
use domain::{
    Address, Millis, NetworkId, VerificationCode,
    ids::{MerchantId, SessionId},
};

/// Customers' attempts to pay.
#[async_trait]
pub trait Sessions {
    /// Adds one. `Taken("code")`.
    async fn insert_session(&mut self, session: &Session) -> Result<()>;
    /// Replaces decision, assessment, its clock and `paid_at`, and counts the stored version up, whatever the given one
    /// is.
    async fn update_session(&mut self, session: &Session) -> Result<()>;
    /// As [`Sessions::update_session`] for many in one statement. Of one given twice the last holds.
    async fn update_sessions(&mut self, sessions: &[Session]) -> Result<()>;
    /// By id: whoever knows it may look. In a transaction that may write, a session that was read by id or code belongs
    /// to the transaction until it ends, so that what is decided from it is still true when it is written.
    async fn session(&mut self, id: SessionId) -> Result<Option<Session>>;
    /// By verification code.
    async fn session_by_code(&mut self, code: VerificationCode) -> Result<Option<Session>>;
    /// One of a merchant's (I19).
    async fn merchant_session(&mut self, merchant: MerchantId, id: SessionId) -> Result<Option<SessionRow>>;
    /// A merchant's, newest first. Words are found as in [`Links::links`], and beyond the newest 1,000 sessions transactions by how
    /// their ids begin.
    async fn sessions(&mut self, merchant: MerchantId, filter: &SessionFilter, page: Page)
    -> Result<Paged<SessionRow>>;
    /// Several of a merchant's, with what their rows show, in the order of the ids; others are left out (I19).
    async fn session_rows(&mut self, merchant: MerchantId, ids: &[SessionId]) -> Result<Vec<SessionRow>>;
    /// Several by id.
    async fn sessions_by_id(&mut self, ids: &[SessionId]) -> Result<Vec<Session>>;
    /// Sessions on a network that a new block makes surer: what they ask for has come, and they are not final. Others change only
    /// by their own transfers, by a decision or by the clock.
    async fn settling(&mut self, network: &NetworkId) -> Result<Vec<SessionId>>;
    /// Sessions on a network that are open though their deadline is before `known_until`, or expired long enough to close.
    async fn due(&mut self, network: &NetworkId, known_until: Millis, most: u32) -> Result<Vec<SessionId>>;
    /// Addresses of sessions on a network that may still get its native coin, with the last deadline there: those whose
    /// deadline is after `since` and that are not final.
    async fn waiting_for_native(&mut self, network: &NetworkId, since: Millis) -> Result<Vec<(Address, Millis)>>;
}
