//! What a payment sets off (R26).

use crate::{ports::Entropy, random};
use domain::{AfterPayment, Millis, ids::JobId};
use std::collections::{BTreeSet, HashMap};
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
    let links: Vec<_> = paid.iter().map(|session| session.link).collect::<BTreeSet<_>>().into_iter().collect();
    let links = tx.links_by_id(&links).await?;
    let after: HashMap<_, _> = links.into_iter().map(|link| (link.id, link.after)).collect();
    let mut jobs = Vec::new();
    for session in paid {
        for task in after.get(&session.link).into_iter().flat_map(AfterPayment::tasks) {
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
