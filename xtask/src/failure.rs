//! The one error of xtask. Whoever reads it is a person at a terminal, so it is a sentence and not a type per cause.

use std::fmt;

/// What went wrong, in words that say what to do about it where we know.
#[derive(Debug)]
pub struct Failure(String);

/// A result whose error is for a person to read.
pub type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    /// A failure that says exactly this.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Says what was being done when a library's error came up; the bare error ("No such file") never tells.
pub trait While<T> {
    /// `std::fs::read(p).while_doing(|| format!("reading {p}"))`
    fn while_doing<S: Into<String>>(self, what: impl FnOnce() -> S) -> Result<T>;
}

impl<T, E: fmt::Display> While<T> for std::result::Result<T, E> {
    fn while_doing<S: Into<String>>(self, what: impl FnOnce() -> S) -> Result<T> {
        // `{:#}` lets errors that keep a chain of causes (anyhow's) print all of it.
        self.map_err(|error| Failure(format!("{}: {error:#}", what().into())))
    }
}
