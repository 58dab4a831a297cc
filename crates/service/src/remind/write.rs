//! A reminder as messages, one for each way by which its customer can be reached now.

use super::reach::Reach;
use crate::{Service, deliver::hold_recipient, random};
use domain::{Link, LinkState, Millis, ids::EventId};
use storage::{
    StorageError, Transaction,
    records::{Delivery, Event, Reminders},
};

impl Service {
    /// The messages of the next reminder; not kept yet. None: the link cannot be paid now or is for nobody, or there is no way
    /// by which they can be reached. A way that is closed is left out and not waited for: when it opens again, nobody gets all
    /// that was missed at once.
    pub(super) async fn reminder_messages(
        &self,
        tx: &mut dyn Transaction,
        planned: &Reminders,
    ) -> Result<Vec<Delivery>, StorageError> {
        let held = hold_recipient(tx, planned.merchant, planned.link).await?;
        let Some(row) = tx.merchant_link(planned.merchant, planned.link).await? else { return Ok(Vec::new()) };
        let link: Link = row.link;
        if link.deleted_at.is_some() || link.state(row.paid, self.now()) != LinkState::Active {
            return Ok(Vec::new());
        }
        let customer = held.filter(|held| link.customer == Some(held.id));
        let (Some(customer), Some(merchant)) = (customer, tx.merchant(planned.merchant).await?) else {
            return Ok(Vec::new());
        };
        let Reach { recipients, .. } = Reach::of(&self.out.ways, &merchant.name, Some(&customer), &planned.ways);
        let stop = self.stop_address(planned);
        let ordinal = planned.earlier.saturating_add(u32::from(planned.plan.sent)).saturating_add(1);
        match self.compose_reminder(tx, (&merchant, &link, &customer), &recipients, &stop, ordinal).await? {
            Ok(messages) => Ok(messages),
            Err(why) => {
                tracing::warn!(link = %link.id, why, "a reminder could not be written");
                Ok(Vec::new())
            }
        }
    }

    /// Keeps them, and says so in the log. An older one that did not go yet is called back: nobody is reminded twice at once.
    pub(super) async fn keep_reminder(
        &self,
        tx: &mut dyn Transaction,
        planned: &Reminders,
        messages: &[Delivery],
        now: Millis,
    ) -> Result<(), StorageError> {
        tx.call_back_reminders(planned.link, "The next reminder took its place.", now).await?;
        for message in messages {
            if !tx.add_delivery(message).await? {
                tracing::warn!(link = %planned.link, ordinal = message.ordinal, "a reminder was there already");
            }
        }
        let ways: Vec<_> = messages.iter().map(|message| message.way.as_str()).collect();
        let event = Event {
            id: EventId::from_parts(now, random::bits(&*self.out.entropy)),
            merchant: planned.merchant,
            link: Some(planned.link),
            session: None,
            kind: "reminder.written".to_owned(),
            data: serde_json::json!({ "number": planned.plan.sent, "most": planned.plan.most.get(), "ways": ways }),
            at: now,
        };
        tx.append(&event).await
    }
}
