//! A merchant's customers. One has an e-mail address; payments are put to them.

use super::Result;
use crate::records::{CustomerFilter, CustomerRow, Page, Paged};
use async_trait::async_trait;
use domain::{
    Customer, Email, Link, Mode,
    ids::{CustomerId, MerchantId, SessionId},
};

/// A merchant's customers. One has an e-mail address; payments are put to them.
#[async_trait]
pub trait Customers {
    /// Adds one. `Taken("email")`. Who had the e-mail before is not known by it any more.
    async fn insert_customer(&mut self, customer: &Customer) -> Result<()>;
    /// Adds one, or gives the one that has the e-mail already or had it before; also under a race. What is given belongs to the
    /// transaction until it ends.
    async fn claim_customer(&mut self, customer: &Customer) -> Result<Customer>;
    /// One of a merchant's, which belongs to the transaction until it ends.
    async fn hold_customer(&mut self, merchant: MerchantId, id: CustomerId) -> Result<Option<Customer>>;
    /// Replaces the e-mail and what is known. `Taken("email")`. By the e-mail that was replaced they are known still.
    async fn update_customer(&mut self, customer: &Customer) -> Result<()>;
    /// By id, whosever they are: for a link's page.
    async fn customer(&mut self, id: CustomerId) -> Result<Option<Customer>>;
    /// One of a merchant's, with the payments of a mode (I19).
    async fn merchant_customer(
        &mut self,
        merchant: MerchantId,
        id: CustomerId,
        mode: Option<Mode>,
    ) -> Result<Option<CustomerRow>>;
    /// By e-mail.
    async fn customer_by_email(&mut self, merchant: MerchantId, email: &Email) -> Result<Option<Customer>>;
    /// The e-mails that a customer had before, by the alphabet: those that were replaced, and those of customers who went into this
    /// one. None is another customer's.
    async fn former_emails(&mut self, customer: &Customer) -> Result<Vec<Email>>;
    /// A merchant's, newest first.
    async fn customers(
        &mut self,
        merchant: MerchantId,
        filter: &CustomerFilter,
        page: Page,
    ) -> Result<Paged<CustomerRow>>;
    /// Keeps others from changing the sessions that are these customers', or that have an e-mail of theirs and are nobody's, until the
    /// transaction ends. All at once: whoever changes several customers begins with that, after they are held, so that a judgement of
    /// sessions of two of them does not wait for who waits for it.
    async fn hold_payments_of(&mut self, customers: &[Customer]) -> Result<()>;
    /// Puts a session to a customer. Where it was not told who pays, it is found by what is known of them, as long as it is theirs.
    async fn put_session(&mut self, session: SessionId, customer: CustomerId) -> Result<()>;
    /// Puts the sessions with a customer's e-mail that are nobody's to them. Returns how many.
    async fn adopt_sessions(&mut self, customer: &Customer) -> Result<u64>;
    /// The links that are for a customer, also those that were deleted, newest first.
    async fn links_for(&mut self, merchant: MerchantId, id: CustomerId) -> Result<Vec<Link>>;
    /// The sessions in which a customer's details may stand: those that were put to them, and those with an e-mail that is or was
    /// theirs, which may be somebody else's whom they paid for. Compares e-mails as [`Customers::erase_customer`] does.
    async fn sessions_about(&mut self, customer: &Customer) -> Result<Vec<SessionId>>;
    /// Puts all that is one customer's to another of the same merchant: payments, links, tags, messages, e-mails. The first is gone
    /// then. Both were held. Returns which sessions it were.
    async fn merge_customers(
        &mut self,
        merchant: MerchantId,
        from: CustomerId,
        into: CustomerId,
    ) -> Result<Vec<SessionId>>;
    /// Forgets a customer for good: the row, its tags and former e-mails, and all that customers told in the sessions that were
    /// put to them or have an e-mail that is or was theirs. The sessions stay. Returns which they are. Of an e-mail in letters
    /// beyond ASCII the database compares small ones only.
    async fn erase_customer(&mut self, merchant: MerchantId, id: CustomerId) -> Result<Vec<SessionId>>;
    /// Whether a customer told something in a session, or it was put to them, who was erased since.
    async fn was_forgotten(&mut self, session: SessionId) -> Result<bool>;
}
