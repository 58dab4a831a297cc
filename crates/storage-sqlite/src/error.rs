//! What SQLite's errors mean to us.

use sqlx::Error;
use storage::StorageError;

/// Primary result codes after which the same call may succeed: busy, locked, input/output, full.
const TRANSIENT: [u32; 4] = [5, 6, 10, 13];

/// Unique columns by the name that callers know. The message names them as `table.column`.
const UNIQUE: [(&str, &str); 5] = [
    ("merchants.handle", "handle"),
    ("members.email", "email"),
    ("sessions.code", "code"),
    ("customers.email", "email"),
    ("tags.folded", "tag"),
];

/// Translates an error.
pub(crate) fn refused(error: Error) -> StorageError {
    match &error {
        Error::Database(database) if database.is_unique_violation() => {
            let message = database.message();
            UNIQUE
                .iter()
                .find(|(column, _)| message.ends_with(column))
                .map_or_else(|| StorageError::Persistent(error.to_string()), |(_, name)| StorageError::Taken(name))
        }
        Error::Database(database) if database.code().is_some_and(|code| is_transient(&code)) => {
            StorageError::Transient(error.to_string())
        }
        Error::Io(_) | Error::PoolTimedOut | Error::PoolClosed | Error::WorkerCrashed => {
            StorageError::Transient(error.to_string())
        }
        _ => StorageError::Persistent(error.to_string()),
    }
}

/// The extended code's low byte is the primary one.
fn is_transient(code: &str) -> bool {
    code.parse::<u32>().is_ok_and(|code| TRANSIENT.contains(&(code & 0xff)))
}

#[cfg(test)]
mod tests {
    use super::is_transient;

    #[test]
    fn a_busy_database_may_be_asked_again() {
        for code in ["5", "517", "6", "262", "10", "13"] {
            assert!(is_transient(code), "{code}");
        }
        for code in ["1", "14", "19", "2067", ""] {
            assert!(!is_transient(code), "{code}");
        }
    }
}
