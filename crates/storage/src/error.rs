//! What can go wrong between us and the database.

/// Why the database did not do as asked.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// Something that must be unique is there already. The name is that of the constraint: `handle`, `email`, `code`,
    /// `tag`, `amount` (a live session asks the same amount of the same address).
    #[error("{0} is taken")]
    Taken(&'static str),
    /// The cursor is not where the step expected it: another follower was faster. Load it and go on from there.
    #[error("the cursor of {network} has moved on")]
    CursorMoved {
        /// The network whose cursor it is.
        network: String,
    },
    /// A stored value cannot be read: the database was changed by something else.
    #[error("stored {what} cannot be read: {why}")]
    Corrupt {
        /// Which value.
        what: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// Busy, disconnected or out of connections; the same call may succeed later.
    #[error("the database cannot be used right now: {0}")]
    Transient(String),
    /// Anything else the database says.
    #[error("the database refused: {0}")]
    Persistent(String),
}

impl StorageError {
    /// Whether the same call may succeed later.
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Transient(_) | Self::CursorMoved { .. })
    }
}
