//! What a message about a link says of it: where it is paid, and by when.

use crate::{Service, random};
use domain::{Link, Millis, delivery::Way, link::short_code};
use storage::{StorageError, Transaction, records::Merchant};

impl Service {
    /// The address of a link that a message by a way carries: in an SMS a short one, since every character counts there.
    pub(super) async fn page_for(
        &self,
        tx: &mut dyn Transaction,
        merchant: &Merchant,
        link: &Link,
        way: Way,
    ) -> Result<String, StorageError> {
        match way {
            Way::Email => Ok(self.link_url(&merchant.handle, link)),
            Way::Sms => {
                let code = short_code(random::bits(&*self.out.entropy));
                let code = tx.short_of_link(link.id, &code).await?;
                Ok(self.url(format_args!("/p/{code}")))
            }
        }
    }
}

/// The day by which a link is to be paid: an invoice can be paid later too, so its last day is what is asked for.
pub(super) async fn due_day(tx: &mut dyn Transaction, link: &Link) -> Result<Option<Millis>, StorageError> {
    Ok(match tx.invoices_of(&[link.id]).await?.pop() {
        Some(invoice) => Some(invoice.due.start()),
        None => link.ends_at.map(|ends| ends.plus(Millis(-1))),
    })
}
