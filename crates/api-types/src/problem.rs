//! Why something asked for was not done, in words for the person who asked.

use crate::FieldError;
use serde::{Deserialize, Serialize};

/// What went wrong and what is expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum Problem {
    /// Fields of the form are not as expected. Nothing was changed.
    Fields {
        /// Each with its message, in the order of the form.
        errors: Vec<FieldError>,
    },
    /// Nobody is signed in, or the sign-in ran out.
    SignedOut,
    /// The member's role does not allow it.
    NotAllowed,
    /// Who is signed in is in no business of this server.
    NoBusiness,
    /// The page that asks is of another business than the sign-in looks at now. Nothing was changed.
    Switched {
        /// The business that it looks at now.
        to: String,
    },
    /// There is no such thing, or it is somebody else's.
    NotFound,
    /// It cannot be done as things stand; the message says why and what can be done.
    Refused {
        /// A sentence or two.
        message: String,
    },
    /// The server could not do it now. Nothing was changed.
    Unavailable,
}

impl Problem {
    /// One field's error. It may quote what was typed, but never a secret (I24).
    pub fn field(field: &str, message: impl ToString) -> Self {
        Self::Fields { errors: vec![FieldError::new(field, domain::secret::unrepeated(message))] }
    }

    /// The message for a field. `None`: that field is fine.
    pub fn message_for(&self, field: &str) -> Option<&str> {
        match self {
            Self::Fields { errors } => {
                errors.iter().find(|error| error.field == field).map(|error| error.message.as_str())
            }
            _ => None,
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Fields { errors } => {
                let messages: Vec<_> = errors.iter().map(|error| error.message.as_str()).collect();
                f.write_str(&messages.join(" "))
            }
            Self::SignedOut => f.write_str("You are signed out. Sign in to go on."),
            Self::NotAllowed => f.write_str("Your role does not allow this. Ask the owner."),
            Self::NoBusiness => f.write_str("You are in no business on this server."),
            Self::Switched { to } => write!(
                f,
                "You switched to {to} in another window. Nothing was changed here. Load the page again to go on with {to}."
            ),
            Self::NotFound => f.write_str("This does not exist, or is no longer here."),
            Self::Refused { message } => f.write_str(message),
            Self::Unavailable => {
                f.write_str("The server could not do this now. Nothing was changed. Try it again in a moment.")
            }
        }
    }
}
