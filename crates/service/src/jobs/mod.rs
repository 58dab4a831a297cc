//! What is to be done later and once: kept in the database with what caused it, done by one task beside everything else.

mod after_payment;
mod again;
mod customer_tags;
mod tries;

pub(crate) use after_payment::after_payment;

use crate::{Service, deliver::NoReceipt, random};
use domain::{Millis, Task, ids::EventId};
use std::{sync::Arc, time::Duration};
use storage::{
    StorageError, Transaction,
    records::{Event, Job, JobState},
};
use tries::Attempt;

/// How many are begun at once.
const AT_ONCE: u32 = 50;
/// When who began is given up, so that another may begin.
const LEASE: Millis = Millis::minutes(1);
/// How long the runner waits at most before it looks by itself.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// How long the database is left to others after a look.
const REST: Duration = Duration::from_millis(50);

type Result = std::result::Result<Did, StorageError>;

/// What came of a task, in words for the activity log.
pub(super) enum Did {
    /// It was done.
    Done(String),
    /// It cannot be done, now or later.
    Cannot(String),
}

impl Service {
    /// Does what is due until `stop` resolves. To be run once, beside everything else.
    pub async fn run_jobs(self: Arc<Self>, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        loop {
            if let Err(error) = self.run_due_jobs().await {
                // Whatever was begun is due again after its lease.
                tracing::warn!(%error, "jobs could not be done now");
            }
            let wake = async {
                drop(tokio::time::timeout(LOOK_AGAIN, self.jobs.notified()).await);
                tokio::time::sleep(REST).await;
            };
            tokio::select! {
                () = &mut stop => return,
                () = wake => {}
            }
        }
    }

    /// Does everything that is due now. Returns how many were done or found impossible.
    ///
    /// # Errors
    /// The first of the database's; what was not done is due again later, and keeps none of the others from being done.
    pub async fn run_due_jobs(&self) -> std::result::Result<usize, StorageError> {
        let mut finished = 0;
        let mut fault = None;
        loop {
            let now = self.now();
            // Nobody who finds nothing to do waits to write.
            let next = self.out.store.read().await?.next_job().await?;
            if next.is_none_or(|due| due > now) {
                return fault.map_or(Ok(finished), Err);
            }
            let mut tx = self.out.store.write().await?;
            let jobs = tx.claim_jobs(now, now.plus(LEASE), AT_ONCE).await?;
            tx.commit().await?;
            for job in &jobs {
                match self.do_job(job).await {
                    Ok(ours) => finished += usize::from(ours),
                    Err(error) => {
                        tracing::warn!(job = %job.id, attempt = job.attempts, %error, "a job could not be done now");
                        if let Err(error) = self.put_job_off(job).await {
                            // It is due again after its lease, and given up all the same once it was begun too often.
                            tracing::warn!(job = %job.id, %error, "nor could it be put off");
                        }
                        fault.get_or_insert(error);
                    }
                }
            }
        }
    }

    /// Does one, and says what came of it, in one transaction: so it is done once, whatever breaks. Returns whether it was
    /// still ours to do.
    async fn do_job(&self, job: &Job) -> std::result::Result<bool, StorageError> {
        if Attempt::of(job.attempts) == Attempt::TooMany {
            return self.give_job_up(job).await;
        }
        let mut tx = self.out.store.write().await?;
        let did = match job.task {
            Task::ApplyTag { tag } => customer_tags::apply(&mut *tx, job, tag).await?,
            Task::RemoveTag { tag } => customer_tags::remove(&mut *tx, job, tag).await?,
            Task::SendReceipt => match self.write_receipt(&mut *tx, job).await? {
                Ok(()) => Did::Done("Receipt written to the customer".to_owned()),
                Err(NoReceipt(why)) => Did::Cannot(format!("No receipt could be sent: {why}")),
            },
        };
        self.close_job(tx, job, did).await
    }

    /// After an attempt that went wrong, it rests before the next; after the last it is given up.
    async fn put_job_off(&self, job: &Job) -> std::result::Result<(), StorageError> {
        if Attempt::of(job.attempts) != Attempt::Early {
            return self.give_job_up(job).await.map(|_| ());
        }
        let mut tx = self.out.store.write().await?;
        tx.put_off_job(job, self.now().plus(tries::rest(job.attempts))).await?;
        tx.commit().await
    }

    /// It is not tried any more, until the merchant says so.
    async fn give_job_up(&self, job: &Job) -> std::result::Result<bool, StorageError> {
        let what = match job.task {
            Task::ApplyTag { .. } => "A tag could not be added",
            Task::RemoveTag { .. } => "A tag could not be removed",
            Task::SendReceipt => "No receipt could be sent",
        };
        tracing::error!(job = %job.id, attempts = job.attempts, "a job is given up");
        let why =
            format!("{what}: it went wrong {} times. Choose \u{201c}Try again\u{201d} at the payment.", tries::MOST);
        let tx = self.out.store.write().await?;
        self.close_job(tx, job, Did::Cannot(why)).await
    }

    /// Says what came of it, in the transaction that did it. Returns whether it was still ours to say.
    async fn close_job(
        &self,
        mut tx: Box<dyn Transaction>,
        job: &Job,
        did: Did,
    ) -> std::result::Result<bool, StorageError> {
        let now = self.now();
        let (state, kind, result) = match did {
            Did::Done(result) => (JobState::Done { result: result.clone(), at: now }, "action.done", result),
            Did::Cannot(result) => (JobState::Failed { result: result.clone(), at: now }, "action.failed", result),
        };
        if !tx.finish_job(job, &state).await? {
            return Ok(false);
        }
        self.log(&mut *tx, job, kind, &result, now).await?;
        tx.commit().await?;
        self.deliveries.notify_one();
        tracing::info!(job = %job.id, task = job.task.as_str(), kind, "job");
        self.live.announce([crate::Changed { merchant: job.merchant, what: crate::What::Link(job.link) }]);
        Ok(true)
    }

    async fn log(
        &self,
        tx: &mut dyn Transaction,
        job: &Job,
        kind: &str,
        result: &str,
        at: Millis,
    ) -> std::result::Result<(), StorageError> {
        let event = Event {
            id: EventId::from_parts(at, random::bits(&*self.out.entropy)),
            merchant: job.merchant,
            link: Some(job.link),
            session: Some(job.session),
            kind: kind.to_owned(),
            data: serde_json::json!({ "task": job.task.as_str(), "result": result }),
            at,
        };
        tx.append(&event).await
    }
}
