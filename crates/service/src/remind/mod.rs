//! Reminders: planned with a link, written when they are due, and no more once the link is paid or its customer says so
//! (R14 to R16, I18).
//!
//! When they are due decides [`domain::reminder`]; by which clock, [`hours`]. A plan is one row that counts its changes up:
//! whoever writes a reminder changes the plan in the same transaction, so that of two nodes, or of a server before and after
//! a crash, one writes it.

mod activity;
mod begin;
mod create;
mod hours;
mod may_go;
mod reach;
mod run;
mod set;
mod settle;
mod show;
mod stop;
mod write;
mod zones;

pub(crate) use {
    activity::Row,
    begin::begin_reminders,
    create::Wanted,
    hours::Hours,
    may_go::may_go,
    settle::{PAID, settle_reminders},
};

use domain::ids::LinkId;
use storage::{StorageError, Transaction, records::Reminders};

/// How often somebody else may change a plan before whoever wants to change it too.
const ROUNDS: u32 = 100;

/// Changes what is planned for a link, from how it stands. Returns it as it is then. `None`: nothing is planned, or there was
/// nothing to change.
async fn change(
    tx: &mut dyn Transaction,
    link: LinkId,
    change: impl Fn(&Reminders) -> Option<Reminders> + Send + Sync,
) -> Result<Option<Reminders>, StorageError> {
    for _ in 0..ROUNDS {
        let Some(planned) = tx.reminders_of(&[link]).await?.pop() else { return Ok(None) };
        let Some(changed) = change(&planned) else { return Ok(None) };
        if tx.update_reminders(&changed).await? {
            return Ok(Some(changed));
        }
    }
    Err(StorageError::Transient(format!("the reminders of {link} are changed all the time")))
}
