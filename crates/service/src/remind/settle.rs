//! A payment ends reminders and calls back who was to be asked; one that the network takes back lets them go on (R14, R16, I18).

use super::{change, hours::Hours};
use domain::{Millis, ids::LinkId};
use std::collections::BTreeSet;
use storage::{StorageError, Transaction, records::Session};

/// Why a message about a link that was paid does not go.
pub const PAID: &str = "The link was paid.";

/// Brings what is planned for the links of these sessions in line with whether they are paid, in the transaction that changed
/// it. A link that is paid is complete, and what did not go yet is called back. One whose payment was taken back goes on with
/// the first date that is not over: nobody is reminded of what they paid a moment ago.
///
/// # Errors
/// The database's; nothing is kept then.
pub async fn settle_reminders(tx: &mut dyn Transaction, changed: &[&Session], now: Millis) -> Result<(), StorageError> {
    let links: BTreeSet<LinkId> = changed.iter().map(|session| session.link).collect();
    if links.is_empty() {
        return Ok(());
    }
    let links: Vec<_> = links.into_iter().collect();
    for session in changed.iter().filter(|session| session.assessment.status.is_paid()) {
        // Before the plan is touched: whoever sends a request touches it after that. What was written since is about the next payment.
        tx.call_back_requests(session.link, PAID, session.paid_at.unwrap_or(now), now).await?;
    }
    for planned in tx.reminders_of(&links).await? {
        let Some(row) = tx.merchant_link(planned.merchant, planned.link).await? else { continue };
        let paid = row.paid > 0;
        let hours = Hours::of(tx, planned.merchant).await?;
        let settled = change(tx, planned.link, |planned| {
            let mut settled = planned.clone();
            settled.plan.paid = paid;
            (settled.plan.paid != planned.plan.paid).then(|| hours.dated(&settled, now))
        });
        if settled.await?.is_some() && paid {
            tx.call_back_reminders(planned.link, PAID, now).await?;
        }
    }
    Ok(())
}
