//! Where merchants are paid.

use super::Result;
use async_trait::async_trait;
use domain::{
    ids::{MerchantId, WalletId},
    wallet::{Wallet, WalletSource},
};

/// Where merchants are paid.
#[async_trait]
pub trait Wallets {
    /// Adds one.
    async fn insert_wallet(&mut self, wallet: &Wallet) -> Result<()>;
    /// Whether another merchant is paid to this source.
    async fn is_anothers_source(&mut self, merchant: MerchantId, source: &WalletSource) -> Result<bool>;
    /// A merchant's, oldest first, inactive ones too.
    async fn wallets(&mut self, merchant: MerchantId) -> Result<Vec<Wallet>>;
    /// One of a merchant's.
    async fn wallet(&mut self, merchant: MerchantId, id: WalletId) -> Result<Option<Wallet>>;
    /// Renames, activates or deactivates.
    async fn update_wallet(&mut self, wallet: &Wallet) -> Result<()>;
    /// Notes that the merchant's own wallet finds what is paid up to an address that was given out. Returns whether it was noted: only
    /// further than before.
    async fn raise_gap(&mut self, merchant: MerchantId, id: WalletId, to: u32) -> Result<bool>;
    /// Takes the wallet's next index: each is given once, also under a race.
    async fn take_index(&mut self, id: WalletId) -> Result<u32>;
}
