//! How handing over a message ends.

use crate::words;
use std::time::Duration;

/// The message was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// What reports will call it: the `Message-ID` of a mail, the provider's id of an SMS, or ours where a gateway gives none
    /// and was told ours. `None`: it can report nothing.
    pub id: Option<String>,
    /// What whoever took it said, for people: one short line.
    pub reply: String,
}

/// Why a message was not taken. The words are for people, one short line each, whatever a server answered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeliveryError {
    /// May pass: try again later.
    #[error("{why}")]
    Transient {
        /// What went wrong.
        why: String,
        /// How long it wants to be left alone. `None`: it does not say.
        wait: Option<Duration>,
        /// The message may have been taken all the same: it was handed over, and the answer never came.
        maybe_taken: bool,
    },
    /// Nothing leaves until somebody changes something, such as a password. The message itself is fine.
    #[error("{0}")]
    Settings(String),
    /// This message will not be taken.
    #[error("{0}")]
    Persistent(String),
}

impl DeliveryError {
    /// Did not get as far as the message.
    pub(crate) fn transient(why: &str) -> Self {
        Self::Transient { why: words::tamed(why), wait: None, maybe_taken: false }
    }

    /// Broke off when the message had been handed over.
    pub(crate) fn unanswered(why: &str) -> Self {
        Self::Transient { why: words::tamed(why), wait: None, maybe_taken: true }
    }

    pub(crate) fn settings(why: &str) -> Self {
        Self::Settings(words::tamed(why))
    }

    pub(crate) fn persistent(why: &str) -> Self {
        Self::Persistent(words::tamed(why))
    }

    /// Whether trying again later may help without anybody doing something.
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Transient { .. })
    }

    /// Whether the message may have been taken all the same, so that trying again may send it twice.
    pub const fn maybe_taken(&self) -> bool {
        matches!(self, Self::Transient { maybe_taken: true, .. })
    }
}
