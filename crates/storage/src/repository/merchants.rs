//! Businesses.

use super::Result;
use crate::records::Merchant;
use async_trait::async_trait;
use domain::{Handle, ids::MerchantId};

/// Businesses.
#[async_trait]
pub trait Merchants {
    /// Adds one. `Taken("handle")`: by another, or it led to another once. `Taken("look")`: another has or had a handle that
    /// looks like it.
    async fn insert_merchant(&mut self, merchant: &Merchant) -> Result<()>;
    /// Replaces all but id and time of set-up. `Taken("handle")` and `Taken("look")` as above, which a merchant's own handles from
    /// before are not. The handle that it had leads on.
    async fn update_merchant(&mut self, merchant: &Merchant) -> Result<()>;
    /// By id.
    async fn merchant(&mut self, id: MerchantId) -> Result<Option<Merchant>>;
    /// By handle.
    async fn merchant_by_handle(&mut self, handle: &Handle) -> Result<Option<Merchant>>;
    /// By any handle that it has or had.
    async fn merchant_by_old_handle(&mut self, handle: &Handle) -> Result<Option<Merchant>>;
    /// How many there are.
    async fn count_merchants(&mut self) -> Result<u64>;
}
