//! Writes the reminders that are due.

use super::hours::Hours;
use crate::{Changed, Service, What};
use domain::{Millis, ids::LinkId, reminder::BREATH};
use std::{sync::Arc, time::Duration};
use storage::{StorageError, records::Reminders};

/// How many are looked at in a round.
const AT_ONCE: u32 = 100;
/// How long the runner waits before it looks again. Dates are hours away.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// When a link whose money is on its way, or waits for the merchant's decision, is looked at again.
pub(super) const LOOK_AT_MONEY: Millis = Millis::minutes(60);

/// What was done about a link that was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Did {
    /// Somebody else was faster.
    Nothing,
    /// It has another date.
    PutOff,
    /// Its customer is reminded.
    Reminded,
}

impl Service {
    /// Writes reminders as they fall due until `stop` resolves. To be run once, beside everything else.
    pub async fn run_reminders(self: Arc<Self>, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        loop {
            if let Err(error) = self.run_due_reminders().await {
                tracing::warn!(%error, "reminders could not be written now");
            }
            tokio::select! {
                () = &mut stop => return,
                () = tokio::time::sleep(LOOK_AGAIN) => {}
            }
        }
    }

    /// Writes all that are due now. Returns how many customers are reminded.
    ///
    /// # Errors
    /// The database's; what was not written is due still.
    pub async fn run_due_reminders(&self) -> Result<usize, StorageError> {
        let mut reminded = 0;
        loop {
            let due = self.out.store.read().await?.due_reminders(self.now(), AT_ONCE).await?;
            let mut went_on = false;
            for link in due {
                // One that cannot be read holds up no other.
                match self.remind(link).await {
                    Ok(did) => {
                        went_on |= did != Did::Nothing;
                        reminded += usize::from(did == Did::Reminded);
                    }
                    Err(error) => tracing::error!(%link, %error, "a reminder could not be written"),
                }
            }
            if !went_on {
                return Ok(reminded);
            }
        }
    }

    /// Does what is due for a link: message, place in the plan, next date and entry in the log are one transaction.
    async fn remind(&self, link: LinkId) -> Result<Did, StorageError> {
        let now = self.now();
        let mut tx = self.out.store.write().await?;
        let Some(planned) = tx.reminders_of(&[link]).await?.pop() else { return Ok(Did::Nothing) };
        if planned.due_at.is_none_or(|due| due > now) {
            return Ok(Did::Nothing);
        }
        let hours = Hours::of(&mut *tx, planned.merchant).await?;
        let awake = hours.local().awake(now);
        let (next, messages) = if awake > now {
            (Reminders { due_at: Some(awake), ..planned.clone() }, Vec::new())
        } else if tx.is_being_paid(link).await? {
            // Nobody is asked for what they sent, be it late or in the wrong coin. Should it not arrive, or the merchant not take it,
            // the date is made up for.
            let later = hours.local().awake(now.plus(LOOK_AT_MONEY));
            (Reminders { due_at: Some(later), ..planned.clone() }, Vec::new())
        } else {
            let messages = self.reminder_messages(&mut *tx, &planned).await?;
            if messages.is_empty() {
                // Left out, and not counted: the next date is another day.
                (hours.dated(&planned, now.plus(BREATH)), messages)
            } else {
                let plan = planned.plan.reminded(now);
                (hours.dated(&Reminders { plan, ..planned.clone() }, now), messages)
            }
        };
        // First of all, so that whoever read the same plan writes nothing (I18).
        if !tx.update_reminders(&next).await? {
            return Ok(Did::Nothing);
        }
        let did = if messages.is_empty() { Did::PutOff } else { Did::Reminded };
        if did == Did::Reminded {
            self.keep_reminder(&mut *tx, &next, &messages, now).await?;
        }
        tx.commit().await?;
        self.deliveries.notify_one();
        self.live.announce([Changed { merchant: planned.merchant, what: What::Link(link) }]);
        Ok(did)
    }
}
