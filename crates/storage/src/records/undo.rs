//! What can be taken back.

use domain::{
    Millis,
    ids::{MerchantId, UndoId},
};

/// What is kept of something destroyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptUndo {
    /// Id.
    pub id: UndoId,
    /// Whose.
    pub merchant: MerchantId,
    /// What it takes to bring it back, as JSON.
    pub kept: String,
    /// Until when it can be.
    pub expires_at: Millis,
}
