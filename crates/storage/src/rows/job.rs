//! Rows of `jobs`.

use super::{Result, read, read_json, read_number, write_json};
use crate::{
    StorageError,
    records::{Job, JobState},
};
use domain::Millis;

/// A row of `jobs`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct JobColumns {
    pub id: String,
    pub merchant: String,
    pub link: String,
    pub session: String,
    pub task: String,
    pub state: String,
    pub due_at: i64,
    pub attempts: i64,
    pub result: Option<String>,
    pub created_at: i64,
    pub finished_at: Option<i64>,
}

impl TryFrom<JobColumns> for Job {
    type Error = StorageError;

    fn try_from(row: JobColumns) -> Result<Self> {
        let state = match (row.state.as_str(), row.result, row.finished_at) {
            ("waiting", None, None) => JobState::Waiting,
            ("done", Some(result), Some(at)) => JobState::Done { result, at: Millis(at) },
            ("failed", Some(result), Some(at)) => JobState::Failed { result, at: Millis(at) },
            (word, ..) => {
                return Err(StorageError::Corrupt { what: "job", why: format!("{} cannot be {word} so", row.id) });
            }
        };
        Ok(Self {
            id: read("job id", &row.id)?,
            merchant: read("merchant id", &row.merchant)?,
            link: read("link id", &row.link)?,
            session: read("session id", &row.session)?,
            task: read_json("task", &row.task)?,
            state,
            due_at: Millis(row.due_at),
            attempts: read_number("attempts", row.attempts)?,
            created_at: Millis(row.created_at),
        })
    }
}

/// New jobs as one JSON text.
///
/// # Errors
/// `Persistent`: no JSON form.
pub fn job_batch(jobs: &[Job]) -> Result<String> {
    let rows: Result<Vec<_>> = jobs
        .iter()
        .map(|job| {
            let task = write_json("task", &job.task)?;
            let (kind, due) = (job.task.as_str(), job.due_at.0);
            Ok((job.id, job.merchant, job.link, job.session, task, kind, due, job.created_at.0))
        })
        .collect();
    write_json("jobs", &rows?)
}
