//! What is to be done later and once (R26).

use super::Result;
use crate::records::{Job, JobState};
use async_trait::async_trait;
use domain::{
    Millis,
    ids::{MerchantId, SessionId},
};

/// What is to be done later and once (R26).
#[async_trait]
pub trait Jobs {
    /// Adds some that wait. Of a kind that their session has already there is nothing to add.
    async fn add_jobs(&mut self, jobs: &[Job]) -> Result<()>;
    /// Gives out what is due at `now`, the oldest first: nobody else is given it before `until`.
    async fn claim_jobs(&mut self, now: Millis, until: Millis, most: u32) -> Result<Vec<Job>>;
    /// Says what became of a job that was given out. Returns whether it was still that one's to say: of two who were given it one
    /// after the other, only the later is. What a job does is done in the same transaction, so that it is done once.
    async fn finish_job(&mut self, job: &Job, state: &JobState) -> Result<bool>;
    /// Gives one that was given out, and could not be done now, out again at `due` and no earlier. Returns whether it was still
    /// that one's to say.
    async fn put_off_job(&mut self, job: &Job, due: Millis) -> Result<bool>;
    /// Lets those of a merchant's session that failed wait again, due at `now`. Their attempts are counted on to the next
    /// multiple of `round`. Returns how many.
    async fn retry_jobs(&mut self, merchant: MerchantId, session: SessionId, round: u32, now: Millis) -> Result<u64>;
    /// When the next is due. `None`: none waits.
    async fn next_job(&mut self) -> Result<Option<Millis>>;
    /// Those of a session, oldest first.
    async fn jobs_of(&mut self, session: SessionId) -> Result<Vec<Job>>;
}
