//! Looks at a link's page: by whom, from where, by which channel. As little as answers a merchant's questions.

mod arrival;
mod channel;
mod masked_ip;
mod referrer;
mod unusual;

pub use arrival::Arrival;
pub use channel::{Campaign, Channel, UnknownChannel};
pub use masked_ip::{MaskedIp, MaskedIpError};
pub use referrer::{Referrer, ReferrerHost, ReferrerHostError};
pub use unusual::{Unusual, unusual};

use crate::{
    Millis,
    calendar::{WallClock, Zone},
    secret::quoted,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Who looked. Only people count in what a merchant reads as views.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A person with a browser.
    Person,
    /// A crawler, a monitor or another program.
    Bot,
    /// A messenger or network that draws a card of the link, or a browser that loads ahead.
    Preview,
}

/// A stored word that names no kind of visitor.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a kind of visitor: expected person, bot or preview")]
pub struct UnknownKind(String);

const KINDS: [(Kind, &str); 3] = [(Kind::Person, "person"), (Kind::Bot, "bot"), (Kind::Preview, "preview")];

impl Kind {
    /// The stored word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Bot => "bot",
            Self::Preview => "preview",
        }
    }
}

impl FromStr for Kind {
    type Err = UnknownKind;
    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        let known = KINDS.iter().find(|(_, word)| *word == text);
        known.map(|(kind, _)| *kind).ok_or_else(|| UnknownKind(quoted(text)))
    }
}

/// What the browser said about itself, as far as it is kept: no version, which would tell people apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Visitor {
    /// Such as `Firefox`. `None`: not told.
    pub browser: Option<String>,
    /// Such as `Android`. `None`: not told.
    pub os: Option<String>,
}

/// A day, counted from 1970-01-01. UTC, unless it is said by whose clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub i64);

impl Day {
    const LENGTH: i64 = 86_400_000;

    /// The day that a moment is in.
    pub const fn of(at: Millis) -> Self {
        Self(at.0.div_euclid(Self::LENGTH))
    }

    /// The day that a clock in a zone shows at a moment.
    pub fn by(zone: &impl Zone, at: Millis) -> Self {
        Self(zone.shows(at).day())
    }

    /// The day so many days later.
    #[must_use]
    pub const fn later(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Its first moment by a clock in a zone; that of the next is the first after it. Where clocks are changed a day is 23 or 25
    /// hours long.
    pub fn begins(self, zone: &impl Zone) -> Millis {
        zone.moment(WallClock::new(self.0, 0))
    }

    /// Its first moment, UTC.
    pub const fn start(self) -> Millis {
        Millis(self.0.saturating_mul(Self::LENGTH))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{DAY, Utc, summery::Summery};
    use proptest::prelude::*;

    const HOUR: i64 = 3_600_000;

    #[test]
    fn every_kind_of_visitor_survives_being_stored() {
        for (kind, word) in KINDS {
            assert_eq!(word.parse(), Ok(kind));
            assert_eq!(kind.as_str(), word);
        }
        assert!("human".parse::<Kind>().is_err());
    }

    #[test]
    fn a_day_begins_at_midnight_utc() {
        assert_eq!(Day::of(Millis(86_399_999)), Day(0));
        assert_eq!(Day::of(Millis(86_400_000)), Day(1));
        assert_eq!(Day::of(Millis(-1)), Day(-1));
        assert_eq!(Day(2).start(), Millis(172_800_000));
    }

    #[test]
    fn a_day_is_23_or_25_hours_long_where_the_clock_is_changed() {
        let hours = |day: Day| day.later(1).begins(&Summery).since(day.begins(&Summery)).0 / HOUR;
        let odd: Vec<_> = (0..365).map(|day| (day, hours(Day(day)))).filter(|(_, hours)| *hours != 24).collect();
        assert_eq!(odd, [(90, 23), (300, 25)]);
        assert_eq!(Day(1).begins(&Summery), Millis(DAY - HOUR), "in winter an hour before UTC");
        assert_eq!(Day(1).begins(&Utc), Day(1).start());
    }

    proptest! {
        #[test]
        fn every_moment_is_in_the_day_that_began_last(at in 0_i64..4_000_000_000_000) {
            let (at, day) = (Millis(at), Day::by(&Summery, Millis(at)));
            prop_assert!(day.begins(&Summery) <= at && at < day.later(1).begins(&Summery));
            prop_assert_eq!(Day::by(&Summery, day.begins(&Summery)), day);
        }
    }
}
