//! What members did, and what was done for them at the console.

use super::Result;
use crate::records::Page;
use async_trait::async_trait;
use domain::{AuditEntry, DoneBy, ids::MerchantId};

/// What members did.
#[async_trait]
pub trait AuditLog {
    /// Writes one entry down. `who` is not taken from it: it is the member's name now.
    async fn write_audit(&mut self, entry: &AuditEntry) -> Result<()>;
    /// A merchant's entries, newest first; those of one who did something, or all.
    async fn audit(&mut self, merchant: MerchantId, by: Option<DoneBy>, page: Page) -> Result<Vec<AuditEntry>>;
    /// Everybody who stands in a merchant's log, by name.
    async fn audited(&mut self, merchant: MerchantId) -> Result<Vec<(DoneBy, String)>>;
}
