//! What is shown to nobody but whom it is for.

use std::fmt;

/// A password, key or token. Never shown, neither by `{:?}` nor by chance.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps it, without the white space that comes along when it is pasted.
    pub fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// For whoever it is meant for, and for storing.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
