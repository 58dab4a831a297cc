//! Messages that leave the server: by which way, and what for (R10 to R13).

use crate::secret::quoted;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The way that a message goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// By e-mail.
    Email,
    /// By SMS.
    Sms,
}

/// What a message is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// It asks a customer to pay a link.
    Request,
    /// It says that a payment arrived.
    Receipt,
    /// It asks again.
    Reminder,
}

/// The text is none of these words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{given}\" is none of {expected}")]
pub struct NoSuchWord {
    given: String,
    expected: &'static str,
}

impl Way {
    /// The word that is stored and sent.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
        }
    }
}

impl Purpose {
    /// The word that is stored and sent.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Receipt => "receipt",
            Self::Reminder => "reminder",
        }
    }
}

fn no_such(given: &str, expected: &'static str) -> NoSuchWord {
    NoSuchWord { given: quoted(given), expected }
}

impl FromStr for Way {
    type Err = NoSuchWord;
    fn from_str(text: &str) -> Result<Self, NoSuchWord> {
        let found = [Self::Email, Self::Sms].into_iter().find(|way| way.as_str() == text);
        found.ok_or_else(|| no_such(text, "email and sms"))
    }
}

impl FromStr for Purpose {
    type Err = NoSuchWord;
    fn from_str(text: &str) -> Result<Self, NoSuchWord> {
        let found = [Self::Request, Self::Receipt, Self::Reminder].into_iter().find(|purpose| purpose.as_str() == text);
        found.ok_or_else(|| no_such(text, "request, receipt and reminder"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_and_purposes_are_words() {
        for way in [Way::Email, Way::Sms] {
            assert_eq!(way.as_str().parse(), Ok(way));
        }
        for purpose in [Purpose::Request, Purpose::Receipt, Purpose::Reminder] {
            assert_eq!(purpose.as_str().parse(), Ok(purpose));
        }
        assert_eq!("fax".parse::<Way>().unwrap_err().to_string(), "\"fax\" is none of email and sms");
        assert!("letter".parse::<Purpose>().is_err());
    }
}
