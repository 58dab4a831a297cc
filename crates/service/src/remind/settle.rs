//! A payment ends reminders; one that the network takes back lets them go on (R14, R16, I18).

use super::{change, hours::Hours};
use domain::{Millis, ids::LinkId};
use std::collections::BTreeSet;
use storage::{StorageError, Transaction, records::Session};

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
            tx.call_back_reminders(planned.link, "The link was paid.", now).await?;
        }
    }
    Ok(())
}
