//! Collects what is wrong with a form, field by field, so that all of it is said at once.

use api_types::{FieldError, Problem};
use domain::secret;

/// The errors of a form so far.
#[derive(Default)]
pub struct Fields(Vec<FieldError>);

impl Fields {
    /// Keeps a value, or notes what is wrong with it.
    pub fn take<T>(&mut self, field: &str, read: Result<T, impl ToString>) -> Option<T> {
        read.map_err(|error| self.wrong(field, error.to_string())).ok()
    }

    /// Notes what is wrong. A message may quote what was typed, but never a secret (I24): then it says only that.
    pub fn wrong(&mut self, field: &str, message: impl ToString) {
        self.0.push(FieldError::new(field, secret::unrepeated(message)));
    }

    /// Fails with all that was noted.
    ///
    /// # Errors
    /// Something was noted.
    pub fn done(self) -> Result<(), Problem> {
        if self.0.is_empty() { Ok(()) } else { Err(Problem::Fields { errors: self.0 }) }
    }

    /// As [`Fields::done`], for a value that is there when nothing was noted.
    ///
    /// # Errors
    /// Something was noted.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Problem> {
        self.done()?;
        value.ok_or(Problem::Unavailable)
    }
}
