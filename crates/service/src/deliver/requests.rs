//! Asks the customer of a link to pay it (R10).

use super::compose::{About, asked};
use crate::{
    Service,
    fail::{self, Outcome},
    merchant::invoice_of,
};
use api_types::Problem;
use delivery::PhoneNumber;
use domain::{
    Customer, Link, Millis,
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
        let page = self.link_url(&merchant.handle, link);
        // An invoice can be paid later too; its last day is what is asked for.
        let due = match invoice_of(tx, link).await? {
            Some(invoice) => Some(invoice.due.start()),
            None => link.ends_at.map(|ends| ends.plus(Millis(-1))),
        };
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
        };
        for way in ways {
            let recipient = recipient(customer, *way)?;
            let ordinal = tx.next_ordinal(link.id, None, purpose, *way).await.map_err(&failed)?;
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

/// Where a customer is reached by a way.
fn recipient(customer: &Customer, way: Way) -> Outcome<String> {
    match way {
        Way::Email => Ok(customer.email.to_string()),
        Way::Sms => {
            let number = customer.about.phone.as_deref().ok_or_else(|| {
                Problem::field("ways", "You have no phone number of this customer. Add it, or send an e-mail.")
            })?;
            let number: Result<PhoneNumber, _> = number.parse();
            Ok(number.map_err(|error| Problem::field("ways", error))?.to_string())
        }
    }
}
