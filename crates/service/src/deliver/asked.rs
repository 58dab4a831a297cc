//! What a message about a link says of it: where it is paid, and by when.

use crate::{Service, link_address::key_of, remind::Hours};
use domain::{Link, delivery::Way, link::LinkKey, view::Day};
use storage::{StorageError, Transaction, records::Merchant};

impl Service {
    /// The address of a link that a message by a way carries, for its customer alone: in an SMS a short one, since every character
    /// counts there.
    pub(super) async fn page_for(
        &self,
        tx: &mut dyn Transaction,
        merchant: &Merchant,
        link: &Link,
        way: Way,
    ) -> Result<String, StorageError> {
        let codes = self.codes_for(tx, link).await?;
        Ok(match (way, key_of(link, &codes)) {
            (Way::Sms, LinkKey { code: Some(code), .. }) => self.url(format_args!("/p/{code}")),
            _ => self.own_url(&merchant.handle, link, &codes),
        })
    }
}

/// The day by which a link is to be paid: an invoice can be paid later too, so its last day is what is asked for.
pub(super) async fn due_day(tx: &mut dyn Transaction, link: &Link) -> Result<Option<Day>, StorageError> {
    let invoice = tx.invoices_of(&[link.id]).await?.pop();
    match invoice {
        Some(invoice) => Ok(Some(invoice.due)),
        None => last_day(tx, link).await,
    }
}

/// A link's last day, by its merchant's clock. `None`: it is without end.
pub(super) async fn last_day(tx: &mut dyn Transaction, link: &Link) -> Result<Option<Day>, StorageError> {
    let Some(ends) = link.ends_at else { return Ok(None) };
    Ok(Some(Hours::of(tx, link.merchant).await?.last_day(ends)))
}
