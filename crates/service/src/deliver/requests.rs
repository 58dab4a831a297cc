//! Asks the customer of a link to pay it (R10).

use super::{
    asked::due_day,
    compose::{About, asked},
    recipient::Recipient,
};
use crate::{
    Service,
    fail::{self, Outcome},
};
use domain::{
    Customer, Link,
    delivery::{Purpose, Way},
};
use storage::{Transaction, records::Merchant};

impl Service {
    /// Writes a message for each way, in the caller's transaction. They go out by themselves once it is committed and
    /// [`Service::deliveries`] was told.
    ///
    /// # Errors
    /// `Fields`: the customer cannot be reached so. `Refused`: no message can be written.
    pub(crate) async fn write_requests(
        &self,
        tx: &mut dyn Transaction,
        merchant: &Merchant,
        link: &Link,
        customer: &Customer,
        ways: &[Way],
    ) -> Outcome<()> {
        let failed = fail::storage("writing messages");
        let purpose = Purpose::Request;
        let template = self.own_template(tx, merchant.id, purpose).await.map_err(&failed)?;
        let due = due_day(tx, link).await.map_err(&failed)?;
        for way in ways {
            let recipient = Recipient::of(customer, *way)?.address;
            let page = self.page_for(tx, merchant, link, *way).await.map_err(&failed)?;
            let ordinal = tx.next_ordinal(link.id, None, purpose, *way).await.map_err(&failed)?;
            let about = About {
                merchant,
                link,
                session: None,
                purpose,
                amount: asked(link),
                due,
                page: &page,
                customer: Some(customer.id),
                name: customer.about.name.as_deref(),
                template: template.as_ref(),
                stop: None,
            };
            let delivery = self.compose_message(&about, *way, &recipient, ordinal).map_err(fail::refused)?;
            if !tx.add_delivery(&delivery).await.map_err(&failed)? {
                return Err(fail::refused(
                    "This link was being sent at the same moment. Look at its messages before you send again.",
                ));
            }
        }
        Ok(())
    }
}
