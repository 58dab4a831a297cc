//! Invoices, and the numbers that they take (A14).

use super::Result;
use async_trait::async_trait;
use domain::{
    Invoice, Millis, Mode,
    ids::{LinkId, MerchantId},
    view::Day,
};

/// Invoices, and the numbers that they take (A14).
#[async_trait]
pub trait Invoices {
    /// Takes the merchant's next number. Others wait for it until the transaction ends; rolled back, it was never taken.
    async fn take_invoice_number(&mut self, merchant: MerchantId, mode: Mode) -> Result<u64>;
    /// The number that would be taken next, and whether any was.
    async fn next_invoice_number(&mut self, merchant: MerchantId, mode: Mode) -> Result<(u64, bool)>;
    /// Chooses the first number. Returns whether it could be chosen: not once one was taken.
    async fn begin_invoice_numbers(&mut self, merchant: MerchantId, mode: Mode, first: u64) -> Result<bool>;
    /// Adds one, whose link is there.
    async fn insert_invoice(&mut self, invoice: &Invoice) -> Result<()>;
    /// The invoices of some links, whosever they are. Links that are no invoice's are left out.
    async fn invoices_of(&mut self, links: &[LinkId]) -> Result<Vec<Invoice>>;
    /// Voids one of a merchant's. Returns whether it was not void already.
    async fn void_invoice(&mut self, merchant: MerchantId, link: LinkId, at: Millis) -> Result<bool>;
    /// A merchant's that can be paid and were not, whose last day is before `today`; the longest overdue first.
    async fn overdue_invoices(&mut self, merchant: MerchantId, today: Day, most: u32) -> Result<Vec<Invoice>>;
}
