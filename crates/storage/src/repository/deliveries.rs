//! Messages to customers (R10 to R16).

use super::Result;
use crate::records::{Attempted, Delivery, Page};
use async_trait::async_trait;
use domain::{
    Millis,
    delivery::{Purpose, Way},
    ids::{CustomerId, DeliveryId, LinkId, MerchantId, SessionId},
};

/// Messages to customers (R10 to R16).
#[async_trait]
pub trait Deliveries {
    /// Adds one. Returns whether it was added: of one purpose, way and ordinal for one link or payment there is one (I18).
    async fn add_delivery(&mut self, delivery: &Delivery) -> Result<bool>;
    /// The ordinal that the next of its kind gets, from 1.
    async fn next_ordinal(
        &mut self,
        link: LinkId,
        session: Option<SessionId>,
        purpose: Purpose,
        way: Way,
    ) -> Result<u32>;
    /// Gives out what is due at `now`, the oldest first: nobody else is given it before `until`.
    async fn claim_deliveries(&mut self, now: Millis, until: Millis, most: u32) -> Result<Vec<Delivery>>;
    /// Ends SMS as failed that somebody began to send and was given up with at `now`: whether they went nobody knows, and a second
    /// try may be a second SMS (I18). Returns them as they were ended.
    async fn give_up_sms(&mut self, now: Millis, said: &str) -> Result<Vec<Delivery>>;
    /// Says what became of one, from the attempt and state that it is given in. Returns whether it still stood so.
    async fn move_delivery(&mut self, delivery: &Delivery, attempted: &Attempted) -> Result<bool>;
    /// Calls one of a merchant's back. Returns whether it did not go yet and nobody is at it.
    async fn call_back_delivery(&mut self, merchant: MerchantId, id: DeliveryId, now: Millis) -> Result<bool>;
    /// Calls the requests to pay a link back that were written until then and did not go yet, and says why. Returns how many.
    async fn call_back_requests(&mut self, link: LinkId, why: &str, until: Millis, now: Millis) -> Result<u64>;
    /// When the next is due. `None`: none waits.
    async fn next_delivery(&mut self) -> Result<Option<Millis>>;
    /// Lets everything out that was held for want of this way, of one merchant or of all. Returns how many.
    async fn release_deliveries(&mut self, way: Way, merchant: Option<MerchantId>, now: Millis) -> Result<u64>;
    /// One of a merchant's.
    async fn delivery(&mut self, merchant: MerchantId, id: DeliveryId) -> Result<Option<Delivery>>;
    /// The newest that went this way and whose taker calls it so in reports.
    async fn delivery_by_provider_id(&mut self, way: Way, provider_id: &str) -> Result<Option<Delivery>>;
    /// A link's newest, newest first.
    async fn deliveries_of_link(&mut self, merchant: MerchantId, link: LinkId, most: u32) -> Result<Vec<Delivery>>;
    /// What a customer was written, newest first.
    async fn deliveries_of_customer(
        &mut self,
        merchant: MerchantId,
        customer: CustomerId,
        most: u32,
    ) -> Result<Vec<Delivery>>;
    /// A merchant's, newest first; of these states, or all.
    async fn deliveries(&mut self, merchant: MerchantId, states: Option<&[&str]>, page: Page) -> Result<Vec<Delivery>>;
}
