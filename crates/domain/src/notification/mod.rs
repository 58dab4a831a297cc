//! What members are told of by the server itself, and how each wants to be told.

mod digest;
mod preferences;

pub use digest::{DigestHour, NoSuchHour};
pub use preferences::{Choice, Preferences};

use crate::{Right, secret::quoted};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// What somebody is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A payment is paid.
    Paid,
    /// Less came than was asked for.
    Underpaid,
    /// Money came after its time was over.
    Late,
    /// The network took a payment back.
    Reverted,
    /// A network cannot be followed, or works again.
    NetworkDown,
    /// The last place of a limited link is paid.
    LimitReached,
}

/// How somebody is told of a kind by e-mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mail {
    /// Not at all.
    Off,
    /// As it happens.
    AtOnce,
    /// With everything else of the day.
    Digest,
}

/// The word is none of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{given}\" is none of {expected}")]
pub struct NoSuchWord {
    given: String,
    expected: &'static str,
}

impl Kind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Paid, Self::Underpaid, Self::Late, Self::Reverted, Self::NetworkDown, Self::LimitReached];

    /// The word that is stored and sent.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Paid => "paid",
            Self::Underpaid => "underpaid",
            Self::Late => "late",
            Self::Reverted => "reverted",
            Self::NetworkDown => "network_down",
            Self::LimitReached => "limit_reached",
        }
    }

    /// The kind that an entry of the activity log is told as. `None`: nobody is told of it. That a limit is reached stands in no
    /// entry of its own: it follows from the payment that was the last.
    pub fn of_event(event: &str) -> Option<Self> {
        match event {
            "payment.paid" => Some(Self::Paid),
            "payment.underpaid" => Some(Self::Underpaid),
            "payment.late" => Some(Self::Late),
            "payment.reverted" | "payment.reverted_after_final" => Some(Self::Reverted),
            "network.down" | "network.back" => Some(Self::NetworkDown),
            _ => None,
        }
    }

    /// What a member must be allowed to be told of it: what they could see on the pages.
    pub const fn needs(self) -> Right {
        match self {
            Self::Paid | Self::Underpaid | Self::Late | Self::Reverted | Self::NetworkDown | Self::LimitReached => {
                Right::Look
            }
        }
    }
}

impl Mail {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Off, Self::AtOnce, Self::Digest];

    /// The word that is stored and sent.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::AtOnce => "at_once",
            Self::Digest => "digest",
        }
    }
}

fn no_such(given: &str, expected: &'static str) -> NoSuchWord {
    NoSuchWord { given: quoted(given), expected }
}

impl FromStr for Kind {
    type Err = NoSuchWord;
    fn from_str(text: &str) -> Result<Self, NoSuchWord> {
        let found = Self::ALL.into_iter().find(|kind| kind.as_str() == text);
        found.ok_or_else(|| no_such(text, "paid, underpaid, late, reverted, network_down and limit_reached"))
    }
}

impl FromStr for Mail {
    type Err = NoSuchWord;
    fn from_str(text: &str) -> Result<Self, NoSuchWord> {
        let found = Self::ALL.into_iter().find(|mail| mail.as_str() == text);
        found.ok_or_else(|| no_such(text, "off, at_once and digest"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_ways_to_be_told_are_words() {
        for kind in Kind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
        for mail in Mail::ALL {
            assert_eq!(mail.as_str().parse(), Ok(mail));
        }
        assert_eq!("never".parse::<Mail>().unwrap_err().to_string(), "\"never\" is none of off, at_once and digest");
        assert!("everything".parse::<Kind>().is_err());
    }

    #[test]
    fn what_needs_nobody_is_told_to_nobody() {
        for (event, kind) in [
            ("payment.paid", Some(Kind::Paid)),
            ("payment.underpaid", Some(Kind::Underpaid)),
            ("payment.late", Some(Kind::Late)),
            ("payment.reverted", Some(Kind::Reverted)),
            ("payment.reverted_after_final", Some(Kind::Reverted)),
            ("network.down", Some(Kind::NetworkDown)),
            ("network.back", Some(Kind::NetworkDown)),
            ("payment.confirming", None),
            ("payment.received", None),
            ("payment.final", None),
            ("message.sent", None),
            ("", None),
        ] {
            assert_eq!(Kind::of_event(event), kind, "{event}");
        }
    }
}
