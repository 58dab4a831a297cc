//! What PostgreSQL's errors mean to us.

use sqlx::Error;
use storage::StorageError;

/// SQLSTATEs after which the same call may succeed: lock not available, cancelled, shutting down or starting up.
const TRANSIENT: [&str; 5] = ["55P03", "57014", "57P01", "57P02", "57P03"];
/// Classes of them: connection, transaction rollback (serialisation failure, deadlock), insufficient resources.
const TRANSIENT_CLASSES: [&str; 3] = ["08", "40", "53"];

/// Unique constraints by the name that callers know.
const UNIQUE: [(&str, &str); 7] = [
    ("merchants_handle", "handle"),
    ("members_email", "email"),
    ("sessions_code", "code"),
    ("addresses_amount", "amount"),
    ("addresses_alone", "address"),
    ("customers_email", "email"),
    ("tags_name", "tag"),
];

/// Translates an error.
pub(crate) fn refused(error: Error) -> StorageError {
    match &error {
        Error::Database(database) if database.is_unique_violation() => {
            let constraint = database.constraint().unwrap_or_default();
            UNIQUE
                .iter()
                .find(|(name, _)| *name == constraint)
                .map_or_else(|| StorageError::Persistent(error.to_string()), |(_, name)| StorageError::Taken(name))
        }
        Error::Database(database) if database.code().is_some_and(|code| is_transient(&code)) => {
            StorageError::Transient(error.to_string())
        }
        Error::Io(_) | Error::PoolTimedOut | Error::PoolClosed => StorageError::Transient(error.to_string()),
        _ => StorageError::Persistent(error.to_string()),
    }
}

fn is_transient(code: &str) -> bool {
    TRANSIENT.contains(&code) || TRANSIENT_CLASSES.iter().any(|class| code.starts_with(class))
}

#[cfg(test)]
mod tests {
    use super::is_transient;

    #[test]
    fn deadlocks_and_lost_connections_may_be_tried_again() {
        for code in ["40001", "40P01", "08006", "53300", "57P01"] {
            assert!(is_transient(code), "{code}");
        }
        for code in ["23505", "23503", "25006", "42P01", ""] {
            assert!(!is_transient(code), "{code}");
        }
    }
}
