//! The reminders of a link in its activity: those to come, and those that were written (R20).

use super::hours::Hours;
use super::reach::Reach;
use crate::Service;
use api_types::reminders::UpcomingReminder;
use domain::ids::{LinkId, MerchantId};
use storage::{
    StorageError, Transaction,
    records::{Delivery, Page, Paged},
};

/// How many of those to come are listed; how many there may be says the link's card.
const TO_COME: usize = 5;

/// A row.
pub enum Row {
    /// One that is to come.
    Upcoming(Box<UpcomingReminder>),
    /// One that was written.
    Written(Box<Delivery>),
}

impl Service {
    /// A page of them, the latest first.
    pub(crate) async fn reminder_rows(
        &self,
        tx: &mut dyn Transaction,
        merchant: MerchantId,
        link: LinkId,
        page: Page,
    ) -> Result<Paged<Row>, StorageError> {
        let mut rows = self.to_come(tx, link).await?;
        let to_come = u32::try_from(rows.len()).unwrap_or_default();
        let skipped = page.offset.min(to_come);
        rows.drain(..usize::try_from(skipped).unwrap_or_default());
        rows.truncate(usize::try_from(page.limit).unwrap_or_default());
        let taken = u32::try_from(rows.len()).unwrap_or_default();
        let rest = Page { offset: page.offset - skipped, limit: page.limit - taken };
        let written = tx.written_reminders(merchant, link, rest).await?;
        rows.extend(written.rows.into_iter().map(|written| Row::Written(Box::new(written))));
        Ok(Paged { rows, total: written.total + u64::from(to_come), more: written.more })
    }

    async fn to_come(&self, tx: &mut dyn Transaction, link: LinkId) -> Result<Vec<Row>, StorageError> {
        let Some(planned) = tx.reminders_of(&[link]).await?.pop() else { return Ok(Vec::new()) };
        let Some(next) = planned.due_at else { return Ok(Vec::new()) };
        let Some(row) = tx.merchant_link(planned.merchant, link).await? else { return Ok(Vec::new()) };
        let customer = match row.link.customer {
            Some(id) => tx.customer(id).await?,
            None => None,
        };
        let business = tx.merchant(planned.merchant).await?.map(|merchant| merchant.name).unwrap_or_default();
        let outlook = Reach::of(&self.out.ways, &business, customer.as_ref(), &planned.ways).outlook(&row, self.now());
        let hours = Hours::of(tx, planned.merchant).await?;
        let plan = planned.plan;
        let dates = plan.to_come(next, &hours.local()).into_iter().take(TO_COME);
        let row = |(number, at): (u8, domain::Millis)| {
            Row::Upcoming(Box::new(UpcomingReminder {
                number,
                most: plan.most.get(),
                ways: planned.ways.clone(),
                at: at.0,
                local: hours.shown(at),
                outlook: outlook.clone(),
            }))
        };
        let mut rows: Vec<_> = (plan.sent + 1..).zip(dates).map(row).collect();
        rows.reverse();
        Ok(rows)
    }
}
