//! What is kept so that something destroyed can be brought back for a while.

use super::Result;
use crate::records::KeptUndo;
use async_trait::async_trait;
use domain::{
    Millis,
    ids::{MerchantId, UndoId},
};

/// What is kept so that something destroyed can be brought back for a while.
#[async_trait]
pub trait Undos {
    /// Keeps one.
    async fn insert_undo(&mut self, undo: &KeptUndo) -> Result<()>;
    /// Takes one of a merchant's out. `None`: there is none, or its time is over; of two who ask, one is given it.
    async fn take_undo(&mut self, merchant: MerchantId, id: UndoId, now: Millis) -> Result<Option<String>>;
    /// Forgets those whose time is over.
    async fn delete_old_undos(&mut self, now: Millis) -> Result<u64>;
}
