//! What a payment sets off (R26).

use crate::{ports::Entropy, random};
use domain::{Millis, ids::JobId};
use std::collections::{HashMap, hash_map::Entry};
use storage::{
    StorageError, Transaction,
    records::{Job, JobState, Session},
};

/// Puts down what is to be done for sessions that are paid now and were not before, in the transaction that made them so: it is
/// to be done exactly when they are paid, and once, however often a payment is taken back and comes again.
///
/// # Errors
/// The database's; nothing is kept then.
pub async fn after_payment(
    tx: &mut dyn Transaction,
    entropy: &dyn Entropy,
    paid: &[&Session],
    now: Millis,
) -> Result<(), StorageError> {
    let mut links = HashMap::new();
    let mut jobs = Vec::new();
    for session in paid {
        let after = match links.entry(session.link) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(tx.link(session.link).await?.map(|link| link.after).unwrap_or_default()),
        };
        for task in after.tasks() {
            // One after the other, also where both are due at once.
            let created_at = now.plus(Millis(i64::try_from(jobs.len()).unwrap_or_default()));
            jobs.push(Job {
                id: JobId::from_parts(created_at, random::bits(entropy)),
                merchant: session.merchant,
                link: session.link,
                session: session.id,
                task,
                state: JobState::Waiting,
                due_at: now,
                attempts: 0,
                created_at,
            });
        }
    }
    tx.add_jobs(&jobs).await
}
