//! Reminders as a link's page shows them (R16).

use super::{hours::Hours, reach::Reach};
use crate::Service;
use api_types::reminders::{LinkReminders, ReminderPlan};
use storage::{StorageError, Transaction, records::LinkRow};

impl Service {
    /// What is planned for a link, and by which ways it could be.
    pub(crate) async fn reminders_shown(
        &self,
        tx: &mut dyn Transaction,
        row: &LinkRow,
    ) -> Result<LinkReminders, StorageError> {
        let link = &row.link;
        let Some(customer) = link.customer else { return Ok(LinkReminders::default()) };
        let known = tx.customer(customer).await?;
        let ways = tx.asked_by(link.id, customer).await?.into_iter().map(|(way, _)| way).collect();
        let Some(planned) = tx.reminders_of(&[link.id]).await?.pop() else {
            return Ok(LinkReminders { ways, plan: None });
        };
        let hours = Hours::of(tx, link.merchant).await?;
        let business = tx.merchant(link.merchant).await?.map(|merchant| merchant.name).unwrap_or_default();
        let outlook = Reach::of(&self.out.ways, &business, known.as_ref(), &planned.ways).outlook(row, self.now());
        let plan = planned.plan;
        let fates = tx.reminder_fates(&planned).await?;
        let shown = ReminderPlan {
            enabled: plan.enabled,
            every: plan.every,
            most: plan.most.get(),
            // Not how many were written: who reads it asks what their customer got.
            sent: u8::try_from(fates.went).unwrap_or(u8::MAX),
            failed: u8::try_from(fates.failed).unwrap_or(u8::MAX),
            remaining: plan.remaining(),
            standing: plan.standing(),
            next_at: planned.due_at.map(|at| at.0),
            next: planned.due_at.map(|at| hours.shown(at)).unwrap_or_default(),
            zone: hours.zone.to_string(),
            outlook,
            stopped_at: plan.stopped_at.map(|at| at.0),
        };
        Ok(LinkReminders { ways, plan: Some(shown) })
    }
}
