//! The words for where a session stands.

use crate::secret::quoted;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A stored word that means nothing here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a known status or flag")]
pub struct UnknownWord(pub String);

/// Where a session stands. Every step may be taken back until `Final`, when the chain takes a transfer back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Waiting for (the rest of) the money.
    Open,
    /// All of it is on its way, but not all in a block.
    Detected,
    /// All of it is in blocks, waiting for confirmations.
    Confirming,
    /// Confirmed as the merchant asks.
    Paid,
    /// So deep that the network cannot take it back.
    Final,
    /// The time is over and the money did not come in time. Still watched, without end.
    Expired,
    /// Expired long ago without any money, or dismissed by the merchant. Still watched.
    Closed,
    /// Given up by customer or merchant. Still watched.
    Cancelled,
}

const STATUSES: [(Status, &str); 8] = [
    (Status::Open, "open"),
    (Status::Detected, "detected"),
    (Status::Confirming, "confirming"),
    (Status::Paid, "paid"),
    (Status::Final, "final"),
    (Status::Expired, "expired"),
    (Status::Closed, "closed"),
    (Status::Cancelled, "cancelled"),
];

impl Status {
    /// The word that is stored and sent.
    pub fn as_str(self) -> &'static str {
        STATUSES.iter().find(|(status, _)| *status == self).map_or("open", |(_, word)| word)
    }

    /// Whether the merchant has the money, as far as its own rule asks.
    pub const fn is_paid(self) -> bool {
        matches!(self, Self::Paid | Self::Final)
    }
}

impl FromStr for Status {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        STATUSES
            .iter()
            .find(|(_, word)| *word == text)
            .map(|(status, _)| *status)
            .ok_or_else(|| UnknownWord(quoted(text)))
    }
}

/// What else is to be said about a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Something arrived, but not enough.
    Underpaid,
    /// More than the price arrived.
    Overpaid,
    /// Money arrived after the time was over.
    Late,
    /// Another asset than agreed arrived, or on another network.
    WrongAsset,
    /// The network took a transfer back that has not returned.
    Reorged,
    /// The merchant accepted by hand what did not match.
    Manual,
    /// It came when the link had no place left (I8): to be refunded, not counted.
    OverLimit,
}

const FLAGS: [(Flag, &str); 7] = [
    (Flag::Underpaid, "underpaid"),
    (Flag::Overpaid, "overpaid"),
    (Flag::Late, "late"),
    (Flag::WrongAsset, "wrong_asset"),
    (Flag::Reorged, "reorged"),
    (Flag::Manual, "manual"),
    (Flag::OverLimit, "over_limit"),
];

/// A set of [`Flag`]s, stored as words with commas between.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Flags(Vec<Flag>);

impl Flags {
    /// Whether a flag is set.
    pub fn has(&self, flag: Flag) -> bool {
        self.0.contains(&flag)
    }

    /// Those of `all` for which `set` is true, in a fixed order.
    pub fn collect(set: impl Fn(Flag) -> bool) -> Self {
        Self(FLAGS.iter().map(|(flag, _)| *flag).filter(|flag| set(*flag)).collect())
    }

    /// These and one more.
    #[must_use]
    pub fn and(&self, more: Flag) -> Self {
        Self::collect(|flag| flag == more || self.has(flag))
    }

    /// The flags that are set.
    pub fn iter(&self) -> impl Iterator<Item = Flag> + '_ {
        self.0.iter().copied()
    }
}

impl fmt::Display for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<_> = FLAGS.iter().filter(|(flag, _)| self.has(*flag)).map(|(_, word)| *word).collect();
        f.write_str(&words.join(","))
    }
}

impl FromStr for Flags {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let words: Vec<_> = text.split(',').filter(|word| !word.is_empty()).collect();
        if let Some(word) = words.iter().find(|word| !FLAGS.iter().any(|(_, known)| known == *word)) {
            return Err(UnknownWord(quoted(word)));
        }
        Ok(Self::collect(|flag| FLAGS.iter().any(|(known, word)| *known == flag && words.contains(word))))
    }
}

impl TryFrom<String> for Flags {
    type Error = UnknownWord;
    fn try_from(text: String) -> Result<Self, UnknownWord> {
        text.parse()
    }
}

impl From<Flags> for String {
    fn from(flags: Flags) -> String {
        flags.to_string()
    }
}
