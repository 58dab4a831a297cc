//! What members did.

use super::Result;
use crate::records::Page;
use async_trait::async_trait;
use domain::{
    AuditEntry,
    ids::{MemberId, MerchantId},
};

/// What members did.
#[async_trait]
pub trait AuditLog {
    /// Writes one entry down. `who` is not taken from it: it is the member's name now.
    async fn write_audit(&mut self, entry: &AuditEntry) -> Result<()>;
    /// A merchant's entries, newest first; of one member, or of all.
    async fn audit(&mut self, merchant: MerchantId, member: Option<MemberId>, page: Page) -> Result<Vec<AuditEntry>>;
    /// Everybody who stands in a merchant's log, by name.
    async fn audited(&mut self, merchant: MerchantId) -> Result<Vec<(MemberId, String)>>;
}
