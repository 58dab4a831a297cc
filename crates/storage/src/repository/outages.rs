//! When networks could not be followed.

use super::Result;
use async_trait::async_trait;
use domain::{Millis, NetworkId, ids::MerchantId};

/// When networks could not be followed.
#[async_trait]
pub trait Outages {
    /// Notes that a network cannot be followed. Returns whether that is news: an outage begins once.
    async fn begin_outage(&mut self, network: &NetworkId, at: Millis) -> Result<bool>;
    /// Notes that it can again. Returns whether that is news.
    async fn end_outage(&mut self, network: &NetworkId, at: Millis) -> Result<bool>;
    /// Networks that cannot be followed, and since when.
    async fn outages(&mut self) -> Result<Vec<(NetworkId, Millis)>>;
    /// Merchants with a link that can be paid on a network.
    async fn concerned_by(&mut self, network: &NetworkId) -> Result<Vec<MerchantId>>;
}
