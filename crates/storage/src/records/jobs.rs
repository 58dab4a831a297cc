//! What is to be done later and once.

use domain::{
    Millis, Task,
    ids::{JobId, LinkId, MerchantId, SessionId},
};

/// Something to be done because of a session. A session has each kind of task once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Id.
    pub id: JobId,
    /// Whose.
    pub merchant: MerchantId,
    /// The session's link.
    pub link: LinkId,
    /// Because of which session.
    pub session: SessionId,
    /// What is to be done.
    pub task: Task,
    /// Whether it was.
    pub state: JobState,
    /// When somebody may begin with it; while somebody is at it, when they are given up.
    pub due_at: Millis,
    /// How often somebody began.
    pub attempts: u32,
    /// When it was made.
    pub created_at: Millis,
}

/// What became of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JobState {
    /// Nothing yet.
    Waiting,
    /// It was done.
    Done {
        /// What came of it, in words.
        result: String,
        /// When.
        at: Millis,
    },
    /// It cannot be done, and will not be tried again.
    Failed {
        /// Why, in words.
        result: String,
        /// When that was found.
        at: Millis,
    },
}

impl JobState {
    /// The word that is stored.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Done { .. } => "done",
            Self::Failed { .. } => "failed",
        }
    }

    /// What came of it, and when. `None`: nothing yet.
    pub fn outcome(&self) -> Option<(&str, Millis)> {
        match self {
            Self::Waiting => None,
            Self::Done { result, at } | Self::Failed { result, at } => Some((result, *at)),
        }
    }
}
