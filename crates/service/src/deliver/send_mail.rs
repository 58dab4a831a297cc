//! A message as an e-mail.

use super::{EmailWay, run::Tried};
use crate::Service;
use delivery::{DeliveryError, Mail, MailDraft, MessageId, WebAddress};
use domain::delivery::Purpose;
use storage::{StorageError, records::Delivery};

impl Service {
    /// Hands it over.
    pub(super) async fn email(&self, delivery: &Delivery) -> Tried {
        let Some(EmailWay { mailer, from }) = &self.out.ways.email else { return Tried::NoWay };
        let host = self.out.origin.split_once("://").map_or("", |(_, rest)| rest);
        let host = host.split([':', '/']).next().unwrap_or_default();
        let written = async {
            let (business, reply_to) = self.sender(delivery.merchant).await.map_err(|error| error.to_string())?;
            let draft = MailDraft {
                id: MessageId::new(&delivery.id.to_string(), host).map_err(|error| error.to_string())?,
                date: delivery.created_at,
                from_name: business,
                from: from.clone(),
                reply_to,
                to: delivery.recipient.parse().map_err(|error: domain::email::EmailError| error.to_string())?,
                subject: delivery.subject.clone(),
                text: delivery.body.clone(),
                html: delivery.html.clone(),
                unsubscribe: self.unsubscribe(delivery).await.map_err(|error| error.to_string())?,
            };
            Mail::new(&draft).map_err(|error| error.to_string())
        };
        match written.await {
            Ok(mail) => mailer.send(&mail).await.into(),
            Err(why) => Tried::Failed(DeliveryError::Persistent(why)),
        }
    }

    /// Where a mail program asks for no more of a kind that comes by itself (RFC 8058). The same as in its text.
    async fn unsubscribe(&self, delivery: &Delivery) -> Result<Option<WebAddress>, StorageError> {
        if delivery.purpose != Purpose::Reminder {
            return Ok(None);
        }
        let planned = self.out.store.read().await?.reminders_of(&[delivery.link]).await?.pop();
        Ok(planned.and_then(|planned| self.stop_address(&planned).parse().ok()))
    }
}
