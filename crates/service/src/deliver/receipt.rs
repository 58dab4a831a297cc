//! Sends who has paid their receipt (R26).

use super::{asked::last_day, compose::About};
use crate::{Service, present};
use domain::{
    Amount, Customer, Email,
    delivery::{Purpose, Way},
};
use storage::{StorageError, Transaction, records::Job};

/// Why no receipt can be sent, for the log.
pub(crate) struct NoReceipt(pub &'static str);

impl Service {
    /// Writes the message, in the job's transaction. Returns why there can be none.
    pub(crate) async fn write_receipt(
        &self,
        tx: &mut dyn Transaction,
        job: &Job,
    ) -> Result<Result<(), NoReceipt>, StorageError> {
        let known = held_payer(tx, job).await?;
        let (row, link) = (tx.merchant_session(job.merchant, job.session).await?, tx.link(job.link).await?);
        let (Some(row), Some(link)) = (row, link) else {
            return Ok(Err(NoReceipt("the payment is no longer there.")));
        };
        let session = row.session;
        let Some(merchant) = tx.merchant(job.merchant).await? else {
            return Ok(Err(NoReceipt("the business is no longer there.")));
        };
        // Of who is erased nobody else gets it, be it their own payment or one that they paid for another.
        if tx.was_forgotten(session.id).await? {
            return Ok(Err(NoReceipt("the customer is no longer in your list.")));
        }
        let told: Option<Email> = session.customer.email.as_deref().and_then(|email| email.parse().ok());
        let known = match (known, &told) {
            (None, Some(email)) => tx.customer_by_email(job.merchant, email).await?,
            (known, _) => known,
        };
        // Who pays gets the receipt, also where the link was made for somebody else.
        let Some(email) = told.or_else(|| known.as_ref().map(|customer| customer.email.clone())) else {
            return Ok(Err(NoReceipt("no e-mail of the customer is known. Ask for it on the page of the link.")));
        };
        // What goes to an address from before is theirs, too: to be handed out and forgotten with them.
        let theirs = match &known {
            Some(known) => known.email == email || tx.former_emails(known).await?.contains(&email),
            None => false,
        };
        let customer = known.filter(|_| theirs);
        let name = session.customer.name.as_deref().or_else(|| customer.as_ref()?.about.name.as_deref());
        let transfers = tx.transfers_of(&[session.id]).await?;
        let networks = tx.networks().await?;
        let received = present::accepted(&session, &transfers, &networks).unwrap_or_else(|| {
            format!("{} {}", Amount::new(session.assessment.received, session.decimals), session.symbol)
        });
        let template = self.own_template(tx, merchant.id, Purpose::Receipt).await?;
        let page = self.url(format_args!("/s/{}/receipt", session.id));
        let about = About {
            merchant: &merchant,
            link: &link,
            session: Some(session.id),
            purpose: Purpose::Receipt,
            amount: Some(received),
            due: last_day(tx, &link).await?,
            page: &page,
            customer: customer.as_ref().map(|customer| customer.id),
            name,
            template: template.as_ref(),
            stop: None,
        };
        let delivery = match self.compose_message(&about, Way::Email, email.as_str(), 1) {
            Ok(delivery) => delivery,
            Err(why) => {
                tracing::warn!(job = %job.id, why, "a receipt could not be written");
                return Ok(Err(NoReceipt("the message cannot be written. Look at the server's log.")));
            }
        };
        // One for a payment, however often it comes back (I18).
        tx.add_delivery(&delivery).await?;
        Ok(Ok(()))
    }
}

/// Whose payment it is, whoever the link is for by now. Held, so that who is erased at this moment is not written to; and before the
/// payment is, as whoever erases or changes a customer does, so that neither waits for the other.
async fn held_payer(tx: &mut dyn Transaction, job: &Job) -> Result<Option<Customer>, StorageError> {
    let mut gone = None;
    loop {
        let row = tx.session_rows(job.merchant, &[job.session]).await?.pop();
        let Some(id) = row.and_then(|row| row.customer).filter(|id| gone != Some(*id)) else { return Ok(None) };
        match tx.hold_customer(job.merchant, id).await? {
            Some(customer) => return Ok(Some(customer)),
            // Put together with another at this moment, or erased: whose it is now is asked again.
            None => gone = Some(id),
        }
    }
}
