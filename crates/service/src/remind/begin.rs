//! The first date is counted from when the link itself went to its customer.

use super::{change, hours::Hours};
use domain::Millis;
use storage::{StorageError, Transaction, records::Delivery};

/// Begins what is planned for a link that just went to its customer, unless it began before. In the transaction that says that
/// it went: a message that waits for a mail server reminds of nothing.
///
/// # Errors
/// The database's; nothing is kept then.
pub async fn begin_reminders(tx: &mut dyn Transaction, went: &Delivery, now: Millis) -> Result<(), StorageError> {
    let waits = tx.reminders_of(&[went.link]).await?.pop().is_some_and(|planned| planned.plan.anchor.is_none());
    if !waits {
        return Ok(());
    }
    let hours = Hours::of(tx, went.merchant).await?;
    change(tx, went.link, |planned| {
        let mut begun = planned.clone();
        begun.plan.anchor = Some(begun.plan.anchor.unwrap_or(now));
        Some(hours.dated(&begun, now))
    })
    .await?;
    Ok(())
}
