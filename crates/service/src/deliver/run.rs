//! Sends what is due, and tries again what did not go.

use super::EmailWay;
use crate::{Changed, Service, What, random};
use delivery::{
    DeliveryError, Mail, MailDraft, MessageId, Sent, Sms, backoff,
    sms::{Reference, Sender},
};
use domain::{Millis, delivery::Way, ids::EventId};
use std::{sync::Arc, time::Duration};
use storage::{
    StorageError, Transaction,
    records::{Attempted, Delivery, DeliveryState, Event},
};

/// How many are begun at once.
const AT_ONCE: u32 = 20;
/// When who began is given up: longer than a mail server may take.
const LEASE: Millis = Millis::minutes(5);
/// How long the runner waits at most before it looks by itself.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

impl Service {
    /// Sends what is due until `stop` resolves. To be run once, beside everything else.
    pub async fn run_deliveries(self: Arc<Self>, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        loop {
            if let Err(error) = self.run_due_deliveries().await {
                tracing::warn!(%error, "messages could not be sent now");
            }
            if let Err(error) = self.run_due_letters().await {
                tracing::warn!(%error, "invitations could not be sent now");
            }
            tokio::select! {
                () = &mut stop => return,
                _ = tokio::time::timeout(LOOK_AGAIN, self.deliveries.notified()) => {}
            }
        }
    }

    /// Sends everything that is due now. Returns how many somebody took.
    ///
    /// # Errors
    /// The database's; what was not sent is due again later.
    pub async fn run_due_deliveries(&self) -> Result<usize, StorageError> {
        let mut taken = 0;
        loop {
            let now = self.now();
            let next = self.out.store.read().await?.next_delivery().await?;
            if next.is_none_or(|due| due > now) {
                return Ok(taken);
            }
            let mut tx = self.out.store.write().await?;
            let due = tx.claim_deliveries(now, now.plus(LEASE), AT_ONCE).await?;
            tx.commit().await?;
            for delivery in &due {
                taken += usize::from(self.deliver(delivery).await?);
            }
        }
    }

    /// Tries one.
    async fn deliver(&self, delivery: &Delivery) -> Result<bool, StorageError> {
        let sent = match delivery.way {
            Way::Email => self.email(delivery).await,
            Way::Sms => self.sms(delivery).await,
        };
        let at = self.now();
        let (state, provider_id, said) = match sent {
            Tried::Sent(sent) => (DeliveryState::Taken, sent.id, sent.reply),
            Tried::NoWay => (DeliveryState::Held, None, String::new()),
            Tried::Failed(error) => {
                // Nobody can tell a provider that a second SMS is the first (I18).
                let twice = delivery.way == Way::Sms && error.maybe_taken();
                let again = if twice { None } else { backoff::next(delivery.attempts as usize, &error) };
                let again = again.and_then(|wait| i64::try_from(wait.as_millis()).ok());
                match again {
                    Some(wait) => (DeliveryState::Waiting { due_at: at.plus(Millis(wait)) }, None, error.to_string()),
                    None => (DeliveryState::Failed, None, error.to_string()),
                }
            }
        };
        let attempted = Attempted { state, provider_id, said, at };
        let mut tx = self.out.store.write().await?;
        if !tx.move_delivery(delivery, &attempted).await? {
            // It was called back, or somebody else was given it meanwhile.
            return Ok(false);
        }
        self.note_delivery(&mut *tx, delivery, &attempted).await?;
        tx.commit().await?;
        self.live.announce([Changed { merchant: delivery.merchant, what: What::Link(delivery.link) }]);
        Ok(state == DeliveryState::Taken)
    }

    async fn email(&self, delivery: &Delivery) -> Tried {
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
                unsubscribe: None,
            };
            Mail::new(&draft).map_err(|error| error.to_string())
        };
        match written.await {
            Ok(mail) => mailer.send(&mail).await.into(),
            Err(why) => Tried::Failed(DeliveryError::Persistent(why)),
        }
    }

    async fn sms(&self, delivery: &Delivery) -> Tried {
        let Some(texter) = &self.out.ways.sms else { return Tried::NoWay };
        let business = match self.sender(delivery.merchant).await {
            Ok((business, _)) => business,
            Err(error) => return Tried::Failed(DeliveryError::Persistent(error.to_string())),
        };
        let written = || {
            let reference: Reference =
                delivery.id.to_string().parse().map_err(|error: delivery::SmsError| error.to_string())?;
            let to = delivery.recipient.parse().map_err(|error: delivery::sms::PhoneNumberError| error.to_string())?;
            let sender = Sender::of_business(&business)
                .ok_or("The name of the business has no letters that an SMS can be sent from.")?;
            Sms::new(reference, to, sender, &delivery.body).map_err(|error| error.to_string())
        };
        match written() {
            Ok(sms) => texter.send(&sms).await.into(),
            Err(why) => Tried::Failed(DeliveryError::Persistent(why)),
        }
    }

    /// Writes into the log what became of it; each further try is no news.
    pub(super) async fn note_delivery(
        &self,
        tx: &mut dyn Transaction,
        delivery: &Delivery,
        now: &Attempted,
    ) -> Result<(), StorageError> {
        let kind = match now.state {
            DeliveryState::Taken => "message.sent",
            DeliveryState::Delivered => "message.delivered",
            DeliveryState::Failed => "message.failed",
            _ => return Ok(()),
        };
        let event = Event {
            id: EventId::from_parts(now.at, random::bits(&*self.out.entropy)),
            merchant: delivery.merchant,
            link: Some(delivery.link),
            session: delivery.session,
            kind: kind.to_owned(),
            data: serde_json::json!({
                "way": delivery.way.as_str(), "purpose": delivery.purpose.as_str(), "why": now.said,
            }),
            at: now.at,
        };
        tx.append(&event).await
    }
}

/// What became of a try.
enum Tried {
    Sent(Sent),
    Failed(DeliveryError),
    /// The way was closed since it was written.
    NoWay,
}

impl From<Result<Sent, DeliveryError>> for Tried {
    fn from(sent: Result<Sent, DeliveryError>) -> Self {
        match sent {
            Ok(sent) => Self::Sent(sent),
            Err(error) => Self::Failed(error),
        }
    }
}
