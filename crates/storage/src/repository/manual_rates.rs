//! Rates that merchants set by hand.

use super::Result;
use crate::records::SetRate;
use async_trait::async_trait;
use domain::{fiat::Pair, ids::MerchantId};

/// Rates that merchants set by hand.
#[async_trait]
pub trait ManualRates {
    /// Sets or replaces one.
    async fn set_manual_rate(&mut self, merchant: MerchantId, rate: &SetRate) -> Result<()>;
    /// Forgets one.
    async fn delete_manual_rate(&mut self, merchant: MerchantId, pair: &Pair) -> Result<()>;
    /// A merchant's, by currency and coin.
    async fn manual_rates(&mut self, merchant: MerchantId) -> Result<Vec<SetRate>>;
}
