//! Whether a reminder may still go when its turn comes (R14, I18).

use super::{hours::Hours, run::LOOK_AT_MONEY};
use crate::deliver::{Turn, has_moved};
use domain::{LinkState, Millis, reminder::Standing};
use storage::{StorageError, Transaction, records::Delivery};

/// One that waited, for a mail server or until its turn came, does not go once the link is paid or cannot be paid, once nobody
/// wants it any more, a newer one was written or the customer is reached elsewhere, or in quiet hours. While money is on its way, or came in a way that the merchant
/// has to decide about, it waits.
///
/// # Errors
/// The database's.
pub async fn may_go(tx: &mut dyn Transaction, reminder: &Delivery, now: Millis) -> Result<Turn, StorageError> {
    let Some(planned) = tx.reminders_of(&[reminder.link]).await?.pop() else {
        return Ok(Turn::CallBack("Nothing is planned any more."));
    };
    match planned.plan.standing() {
        Standing::Complete => return Ok(Turn::CallBack("The link was paid.")),
        Standing::Stopped => return Ok(Turn::CallBack("The customer asked for no more reminders.")),
        Standing::Off => return Ok(Turn::CallBack("Reminders were switched off.")),
        Standing::AtMost | Standing::NotBegun | Standing::Running => {}
    }
    if reminder.ordinal < planned.earlier.saturating_add(u32::from(planned.plan.sent)) {
        return Ok(Turn::CallBack("The next reminder took its place."));
    }
    let row = tx.merchant_link(reminder.merchant, reminder.link).await?;
    let payable = |row: &storage::records::LinkRow| {
        row.link.deleted_at.is_none() && row.link.state(row.paid, now) == LinkState::Active
    };
    if !row.as_ref().is_some_and(payable) {
        return Ok(Turn::CallBack("The link cannot be paid now."));
    }
    if has_moved(tx, reminder).await? {
        return Ok(Turn::CallBack("The customer is reached elsewhere now. The next reminder goes there."));
    }
    let hours = Hours::of(tx, reminder.merchant).await?;
    if tx.is_being_paid(reminder.link).await? {
        return Ok(Turn::Later(hours.local().awake(now.plus(LOOK_AT_MONEY))));
    }
    let awake = hours.local().awake(now);
    Ok(if awake > now { Turn::Later(awake) } else { Turn::Go })
}
