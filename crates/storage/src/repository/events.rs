//! The activity log, which is the outbox too.

use super::Result;
use crate::records::{Event, StoredEvent};
use async_trait::async_trait;
use domain::ids::{LinkId, MerchantId, SessionId};

/// The activity log, which is the outbox too.
#[async_trait]
pub trait Events {
    /// Adds one. It is written with all others of the transaction when that commits or reads events.
    async fn append(&mut self, event: &Event) -> Result<()>;
    /// Adds many.
    async fn append_all(&mut self, events: &[Event]) -> Result<()>;
    /// Those after `seq`, oldest first.
    async fn events_after(&mut self, seq: i64, most: u32) -> Result<Vec<StoredEvent>>;
    /// A merchant's after `seq`, oldest first.
    async fn merchant_events_after(&mut self, merchant: MerchantId, seq: i64, most: u32) -> Result<Vec<StoredEvent>>;
    /// A merchant's newest, newest first.
    async fn recent_events(
        &mut self,
        merchant: MerchantId,
        link: Option<LinkId>,
        session: Option<SessionId>,
        most: u32,
    ) -> Result<Vec<StoredEvent>>;
}
