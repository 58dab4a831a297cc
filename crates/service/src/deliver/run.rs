//! Sends what is due, and tries again what did not go.

use super::Turn;
use crate::{Changed, Service, What, random, remind::begin_reminders};
use delivery::{DeliveryError, Sent, backoff};
use domain::{
    Millis,
    delivery::{Purpose, Way},
    ids::EventId,
};
use futures::future::join_all;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use storage::{
    StorageError, Transaction,
    records::{Attempted, Delivery, DeliveryState, Event},
};
use tokio::sync::Notify;

/// How many are sent at once. Each is claimed when it is begun, so that a slow mail server keeps no other waiting past its lease.
const AT_ONCE: usize = 8;
/// When who began is given up: longer than a mail server may take.
const LEASE: Millis = Millis::minutes(5);
/// What is said of an SMS with which somebody was given up.
const NOBODY_KNOWS: &str = "The server stopped while this SMS was being sent, and nobody knows whether it went. It is not sent a \
    second time by itself. Ask the customer before you try again.";
/// How long the runner waits at most before it looks by itself.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

impl Service {
    /// Sends what is due until `stop` resolves. To be run once, beside everything else.
    pub async fn run_deliveries(self: Arc<Self>, stop: impl Future<Output = ()>) {
        let (ends, end) = (AtomicBool::new(false), Notify::new());
        let told = async {
            stop.await;
            ends.store(true, Ordering::Relaxed);
            end.notify_one();
        };
        let work = async {
            while !ends.load(Ordering::Relaxed) {
                if let Err(error) = self.send_due(&ends).await {
                    tracing::warn!(%error, "messages could not be sent now");
                }
                tokio::select! {
                    () = end.notified() => {}
                    _ = tokio::time::timeout(LOOK_AGAIN, self.deliveries.notified()) => {}
                }
            }
        };
        tokio::join!(told, work);
    }

    /// Sends everything that is due now, several at once. Returns how many somebody took.
    ///
    /// # Errors
    /// The database's; what was not sent is due again later.
    pub async fn run_due_deliveries(&self) -> Result<usize, StorageError> {
        self.send_due(&AtomicBool::new(false)).await
    }

    /// The same, until `ends`: what is on its way then is finished, and nothing else is begun.
    async fn send_due(&self, ends: &AtomicBool) -> Result<usize, StorageError> {
        // Not cut short by one that fails: whoever is about to hand a message over finishes.
        let sent = join_all((0..AT_ONCE).map(|_| self.send_one_by_one(ends))).await;
        sent.into_iter().try_fold(0, |sum, sent| Ok(sum + sent?))
    }

    /// Sends what is due, one after the other, until nothing is.
    async fn send_one_by_one(&self, ends: &AtomicBool) -> Result<usize, StorageError> {
        let mut taken = 0;
        loop {
            // Whoever is cut short while sending leaves an SMS of which nobody knows whether it went.
            if ends.load(Ordering::Relaxed) {
                return Ok(taken);
            }
            let now = self.now();
            // Nobody who finds nothing to do waits to write.
            let next = self.out.store.read().await?.next_delivery().await?;
            if next.is_none_or(|due| due > now) {
                return Ok(taken);
            }
            let mut tx = self.out.store.write().await?;
            // In the same transaction, so that none of them is claimed.
            let lost = self.give_up_sms(&mut *tx, now).await?;
            let due = tx.claim_deliveries(now, now.plus(LEASE), 1).await?;
            tx.commit().await?;
            self.live.announce(lost);
            let Some(delivery) = due.first() else { return Ok(taken) };
            taken += usize::from(self.deliver(delivery).await?);
        }
    }

    /// Ends SMS as failed with which somebody was given up: whether they went nobody knows, and a provider cannot be told that a
    /// second one is the first (I18). A mail has an id, and is the same when it comes twice.
    async fn give_up_sms(&self, tx: &mut dyn Transaction, now: Millis) -> Result<Vec<Changed>, StorageError> {
        let lost = tx.give_up_sms(now, NOBODY_KNOWS).await?;
        for delivery in &lost {
            let ended = Attempted {
                state: delivery.state,
                provider_id: None,
                said: delivery.said.clone(),
                attempts: delivery.attempts,
                at: now,
            };
            self.note_delivery(tx, delivery, &ended).await?;
        }
        let changed = |it: &Delivery| Changed { merchant: it.merchant, what: What::Link(it.link) };
        Ok(lost.iter().map(changed).collect())
    }

    /// Tries one.
    async fn deliver(&self, delivery: &Delivery) -> Result<bool, StorageError> {
        let sent = match (self.last_look(delivery).await?, delivery.way) {
            (Turn::Gone, _) => return Ok(false),
            (Turn::CallBack(why), _) => Tried::CalledBack(why),
            (Turn::Later(due_at), _) => Tried::PutOff(due_at),
            (Turn::Go, Way::Email) => self.email(delivery).await,
            (Turn::Go, Way::Sms) => self.sms(delivery).await,
        };
        let at = self.now();
        // What only waited for its turn was not tried: else one that waits for long would be given up at its first failure.
        let attempts = match sent {
            Tried::PutOff(_) => delivery.attempts.saturating_sub(1),
            _ => delivery.attempts,
        };
        let (state, provider_id, said) = match sent {
            Tried::Sent(sent) => (DeliveryState::Taken, sent.id, sent.reply),
            Tried::NoWay(why) => (DeliveryState::Held, None, why.to_owned()),
            Tried::CalledBack(why) => (DeliveryState::Cancelled, None, why.to_owned()),
            Tried::PutOff(due_at) => (DeliveryState::Waiting { due_at }, None, delivery.said.clone()),
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
        let attempted = Attempted { state, provider_id, said, attempts, at };
        let mut tx = self.out.store.write().await?;
        if !tx.move_delivery(delivery, &attempted).await? {
            // It was called back, or somebody else was given it meanwhile.
            return Ok(false);
        }
        self.note_delivery(&mut *tx, delivery, &attempted).await?;
        if state == DeliveryState::Taken && delivery.purpose == Purpose::Request {
            begin_reminders(&mut *tx, delivery, at).await?;
        }
        tx.commit().await?;
        self.live.announce([Changed { merchant: delivery.merchant, what: What::Link(delivery.link) }]);
        Ok(state == DeliveryState::Taken)
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
            // Not what a server said: it may name whom it refused, and the log is kept when they are forgotten (P2).
            data: serde_json::json!({ "way": delivery.way.as_str(), "purpose": delivery.purpose.as_str() }),
            at: now.at,
        };
        tx.append(&event).await
    }
}

/// What became of a try.
pub(super) enum Tried {
    Sent(Sent),
    Failed(DeliveryError),
    /// The way was closed since it was written, and perhaps what is wanting.
    NoWay(&'static str),
    /// It was not tried: nobody wants it any more.
    CalledBack(&'static str),
    /// It was not tried: not before that.
    PutOff(Millis),
}

impl From<Result<Sent, DeliveryError>> for Tried {
    fn from(sent: Result<Sent, DeliveryError>) -> Self {
        match sent {
            Ok(sent) => Self::Sent(sent),
            Err(error) => Self::Failed(error),
        }
    }
}
