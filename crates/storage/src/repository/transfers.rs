//! What was seen on networks.

use super::Result;
use crate::records::{Page, Paged, StoredTransfer, UnattributedFilter};
use async_trait::async_trait;
use domain::{
    Millis, NetworkId, Transfer, TransferKey,
    ids::{MerchantId, SessionId, TransferId},
};

/// What was seen on networks.
#[async_trait]
pub trait Transfers {
    /// Adds a transfer or, when its key is known on its network, moves it to its new position (I1). Returns its id,
    /// and its session's.
    async fn record_transfer(
        &mut self,
        id: TransferId,
        merchant: MerchantId,
        session: Option<SessionId>,
        transfer: &Transfer,
    ) -> Result<StoredTransfer>;
    /// As [`Transfers::record_transfer`] for many in one statement; `id`, `merchant` and `session` are those to give to
    /// what is new. Returns what is stored now for each, in the same order. Of a key given twice the last position
    /// holds.
    async fn record_transfers(&mut self, transfers: &[StoredTransfer]) -> Result<Vec<StoredTransfer>>;
    /// Marks what stood above this height as orphaned, and returns it. By height and not by the hashes of known headers:
    /// catching up by ranges keeps no header of most blocks.
    async fn orphan_above(&mut self, network: &NetworkId, height: u64) -> Result<Vec<StoredTransfer>>;
    /// All of some sessions, in the order of arrival.
    async fn transfers_of(&mut self, sessions: &[SessionId]) -> Result<Vec<StoredTransfer>>;
    /// By key.
    async fn transfer(&mut self, network: &NetworkId, key: &TransferKey) -> Result<Option<StoredTransfer>>;
    /// By transaction id, on any network.
    async fn transfers_of_tx(&mut self, tx: &str) -> Result<Vec<StoredTransfer>>;
    /// A merchant's that no session asked for and that stand, newest first. Transfers of nothing are left out.
    async fn unattributed(
        &mut self,
        merchant: MerchantId,
        filter: &UnattributedFilter,
        page: Page,
    ) -> Result<Paged<StoredTransfer>>;
    /// How many of those wait to be looked at, as far as they are counted, and whether there are more.
    async fn unattributed_waiting(&mut self, merchant: MerchantId) -> Result<(u64, bool)>;
    /// Gives one of a merchant's that has no session and stands to a session. `None`: there is none such (any more), so
    /// that of two who give it one does (I1).
    async fn give_transfer(
        &mut self,
        merchant: MerchantId,
        id: TransferId,
        session: SessionId,
    ) -> Result<Option<StoredTransfer>>;
    /// Notes that a member looked at one of a merchant's that has no session. `None`: there is none such that waits.
    async fn look_at_transfer(
        &mut self,
        merchant: MerchantId,
        id: TransferId,
        at: Millis,
    ) -> Result<Option<StoredTransfer>>;
    /// Takes back that it was looked at then. `None`: it was not, or has a session since.
    async fn look_again(
        &mut self,
        merchant: MerchantId,
        id: TransferId,
        looked_at: Millis,
    ) -> Result<Option<StoredTransfer>>;
}
