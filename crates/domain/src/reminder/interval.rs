//! How often, and how many at most.

use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// How often a customer is reminded (R14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Interval {
    /// Each day.
    Daily,
    /// Each second day.
    TwoDays,
    /// Each third day.
    #[default]
    ThreeDays,
    /// On the same day of each week.
    Weekly,
    /// On the same day of each month, or on its last where it has no such day.
    Monthly,
}

/// The text is no interval.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Choose how often: every day, every 2 days, every 3 days, every week or every month.")]
pub struct NoSuchInterval;

const WORDS: [(Interval, &str); 5] = [
    (Interval::Daily, "daily"),
    (Interval::TwoDays, "two_days"),
    (Interval::ThreeDays, "three_days"),
    (Interval::Weekly, "weekly"),
    (Interval::Monthly, "monthly"),
];

impl Interval {
    /// All, the shortest first.
    pub const ALL: [Self; 5] = [Self::Daily, Self::TwoDays, Self::ThreeDays, Self::Weekly, Self::Monthly];

    /// The word that is stored and sent.
    pub fn as_str(self) -> &'static str {
        WORDS.iter().find(|(interval, _)| *interval == self).map_or("daily", |(_, word)| word)
    }
}

impl FromStr for Interval {
    type Err = NoSuchInterval;
    fn from_str(text: &str) -> Result<Self, NoSuchInterval> {
        let known = WORDS.iter().find(|(_, word)| *word == text.trim());
        known.map(|(interval, _)| *interval).ok_or(NoSuchInterval)
    }
}

/// How many reminders there are at most: from 1 to 50.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Most(u8);

/// The number is none that can be the most.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Choose a whole number from 1 to 50.")]
pub struct MostError;

impl Most {
    /// The number.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl Default for Most {
    fn default() -> Self {
        Self(3)
    }
}

impl TryFrom<u8> for Most {
    type Error = MostError;
    fn try_from(number: u8) -> Result<Self, MostError> {
        if (1..=50).contains(&number) { Ok(Self(number)) } else { Err(MostError) }
    }
}

impl From<Most> for u8 {
    fn from(most: Most) -> Self {
        most.0
    }
}

impl FromStr for Most {
    type Err = MostError;
    fn from_str(text: &str) -> Result<Self, MostError> {
        text.trim().parse::<u8>().map_err(|_| MostError)?.try_into()
    }
}
