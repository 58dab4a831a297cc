//! What reminders are planned, and those that were written (R14 to R16).

use super::Result;
use crate::records::{Delivery, Page, Paged, ReminderFates, Reminders as Planned};
use async_trait::async_trait;
use domain::{
    Millis,
    delivery::Way,
    ids::{CustomerId, LinkId, MerchantId},
};

/// What reminders are planned, and those that were written (R14 to R16).
#[async_trait]
pub trait Reminders {
    /// Adds a link's. Returns whether it was added: a link has them once.
    async fn insert_reminders(&mut self, planned: &Planned) -> Result<bool>;
    /// Those of links, in the order of ids; links without any are left out.
    async fn reminders_of(&mut self, links: &[LinkId]) -> Result<Vec<Planned>>;
    /// Those that a customer's address names.
    async fn reminders_by_token(&mut self, token: &str) -> Result<Option<Planned>>;
    /// Those of a merchant's of which another is to come.
    async fn running_reminders(&mut self, merchant: MerchantId) -> Result<Vec<Planned>>;
    /// Links whose next is due at `now`, the oldest first.
    async fn due_reminders(&mut self, now: Millis, most: u32) -> Result<Vec<LinkId>>;
    /// Replaces all but link and merchant, and counts the version up. Returns whether it still was the version given: of two who
    /// change the same, one does (I18). To be called before the deliveries of the link are changed, so that nobody waits for who
    /// waits for them.
    async fn update_reminders(&mut self, planned: &Planned) -> Result<bool>;
    /// Calls a link's reminders back that did not go yet, and says why. Returns how many.
    async fn call_back_reminders(&mut self, link: LinkId, why: &str, now: Millis) -> Result<u64>;
    /// Whether a link was paid at that moment or later, and is.
    async fn is_paid_since(&mut self, link: LinkId, moment: Millis) -> Result<bool>;
    /// Whether money for a link is on its way, or came in a way that the merchant has to decide about and did not yet.
    async fn is_being_paid(&mut self, link: LinkId) -> Result<bool>;
    /// By which ways a link went to a customer, or is about to, and when first by each. `None`: it did not go yet.
    async fn asked_by(&mut self, link: LinkId, customer: CustomerId) -> Result<Vec<(Way, Option<Millis>)>>;
    /// What became of the reminders that were written to the customer whom the plan is for.
    async fn reminder_fates(&mut self, planned: &Planned) -> Result<ReminderFates>;
    /// The reminders of a link that were written, newest first.
    async fn written_reminders(&mut self, merchant: MerchantId, link: LinkId, page: Page) -> Result<Paged<Delivery>>;
}
