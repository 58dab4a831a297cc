//! Sends who has paid their receipt (R26).

use super::{asked::last_day, compose::About};
use crate::{Service, present};
use domain::{
    Amount, Email,
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
        let (row, link) = (tx.merchant_session(job.merchant, job.session).await?, tx.link(job.link).await?);
        let (Some(row), Some(link)) = (row, link) else {
            return Ok(Err(NoReceipt("the payment is no longer there.")));
        };
        let session = row.session;
        let Some(merchant) = tx.merchant(job.merchant).await? else {
            return Ok(Err(NoReceipt("the business is no longer there.")));
        };
        let gone = NoReceipt("the customer is no longer in your list.");
        // Of who is erased nobody else gets it, whoever the link is for by now.
        if row.customer.is_none() && tx.was_forgotten(session.id).await? {
            return Ok(Err(gone));
        }
        // Whose payment it is; of one that is nobody's, who has the link. Held, so that who is erased at this moment is not
        // written to.
        let known = match row.customer.or(link.customer) {
            Some(id) => tx.hold_customer(job.merchant, id).await?,
            None => None,
        };
        if row.customer.is_some() && known.is_none() {
            return Ok(Err(gone));
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
        let customer = known.filter(|customer| customer.email == email);
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
