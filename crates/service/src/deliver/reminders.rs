//! Asks the customer of a link again (R14).

use super::{
    asked::due_day,
    compose::{About, asked},
    recipient::Recipient,
};
use crate::Service;
use domain::{Customer, Link, delivery::Purpose};
use storage::{
    StorageError, Transaction,
    records::{Delivery, Merchant},
};

impl Service {
    /// A message to each of these; not kept yet. `ordinal` is the same for all: the how manyth reminder it is. `stop` is where the
    /// customer asks for no more.
    ///
    /// # Errors
    /// The database's. Inside, why none can be written.
    pub(crate) async fn compose_reminder(
        &self,
        tx: &mut dyn Transaction,
        (merchant, link, customer): (&Merchant, &Link, &Customer),
        recipients: &[Recipient],
        stop: &str,
        ordinal: u32,
    ) -> Result<Result<Vec<Delivery>, String>, StorageError> {
        let template = self.own_template(tx, merchant.id, Purpose::Reminder).await?;
        let due = due_day(tx, link).await?;
        let mut messages = Vec::with_capacity(recipients.len());
        for it in recipients {
            let page = self.page_for(tx, merchant, link, it.way).await?;
            let about = About {
                merchant,
                link,
                session: None,
                purpose: Purpose::Reminder,
                amount: asked(link),
                due,
                page: &page,
                customer: Some(customer.id),
                name: customer.about.name.as_deref(),
                template: template.as_ref(),
                stop: Some(stop),
            };
            match self.compose_message(&about, it.way, &it.address, ordinal) {
                Ok(message) => messages.push(message),
                Err(why) => return Ok(Err(why)),
            }
        }
        Ok(Ok(messages))
    }
}
