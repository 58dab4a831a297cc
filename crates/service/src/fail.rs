//! Turns failures into words for the person who asked, and logs each once, here.

use api_types::Problem;
use storage::StorageError;

/// What use cases return.
pub type Outcome<T> = Result<T, Problem>;

/// The database failed: logged with what was being done; the person learns that nothing was changed.
pub fn storage(doing: &'static str) -> impl Fn(StorageError) -> Problem {
    move |error| {
        if error.is_transient() {
            tracing::warn!(doing, %error, "the database could not do it now");
        } else {
            tracing::error!(doing, %error, "the database refused");
        }
        Problem::Unavailable
    }
}

/// It cannot be done as things stand.
pub fn refused(message: impl Into<String>) -> Problem {
    Problem::Refused { message: message.into() }
}
