//! A message as an e-mail.

use super::{EmailWay, run::Tried};
use crate::{Service, pictures::mail_logo};
use delivery::{DeliveryError, Mail, MailDraft, MessageId, WebAddress, template};
use domain::delivery::Purpose;
use storage::{StorageError, records::Delivery};

impl Service {
    /// The host that mails are named after.
    pub(crate) fn mail_host(&self) -> &str {
        let host = self.out.origin.split_once("://").map_or("", |(_, rest)| rest);
        host.split([':', '/']).next().unwrap_or_default()
    }

    /// Hands it over.
    pub(super) async fn email(&self, delivery: &Delivery) -> Tried {
        let Some(EmailWay { mailer, from }) = &self.out.ways.email else { return Tried::NoWay("") };
        let host = self.mail_host();
        let known =
            async { Ok::<_, StorageError>((self.sender(delivery.merchant).await?, self.unsubscribe(delivery).await?)) };
        let (merchant, unsubscribe) = match known.await {
            Ok(known) => known,
            Err(error) => return cannot_read(&error),
        };
        let (html, logo) = with_logo(&delivery.html, merchant.logo).await;
        let written = || {
            let draft = MailDraft {
                id: MessageId::new(&delivery.id.to_string(), host).map_err(|error| error.to_string())?,
                date: delivery.created_at,
                from_name: merchant.name,
                from: from.clone(),
                reply_to: merchant.contact_email.and_then(|email| email.parse().ok()),
                to: delivery.recipient.parse().map_err(|error: domain::email::EmailError| error.to_string())?,
                subject: delivery.subject.clone(),
                text: delivery.body.clone(),
                html,
                unsubscribe,
                logo,
            };
            Mail::new(&draft).map_err(|error| error.to_string())
        };
        match written() {
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

/// The HTML of a mail and the picture that it shows: the logo as it is now, or none where it was taken away since.
pub(super) async fn with_logo(html: &str, logo: Option<Vec<u8>>) -> (String, Option<Vec<u8>>) {
    let logo = match logo.filter(|_| template::shows_logo(html)) {
        Some(png) => mail_logo(png).await,
        None => None,
    };
    let html = if logo.is_some() { html.to_owned() } else { template::with_logo(html, None) };
    (html, logo)
}

/// A message that is fine, and of which something could not be read now. What the database said is for the log: it is not the
/// merchant's to mend.
pub(super) fn cannot_read(error: &StorageError) -> Tried {
    tracing::warn!(%error, "a message could not be sent now: something of it could not be read");
    Tried::Failed(DeliveryError::Transient {
        why: "The server could not read its database. It tries again by itself.".to_owned(),
        wait: None,
        maybe_taken: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r13_a_passing_fault_of_the_database_ends_no_message_and_is_not_told() {
        let fault = StorageError::Corrupt { what: "delivery", why: "secret words".to_owned() };
        let Tried::Failed(error) = cannot_read(&fault) else { panic!("it was not sent") };
        assert!(error.is_transient() && !error.maybe_taken(), "it is tried again, an SMS too");
        assert!(!error.to_string().contains("secret words"), "{error}");
    }
}
