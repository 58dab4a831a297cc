//! When the digest goes: once a day, at an hour of the business's clock.

use crate::{
    Millis,
    calendar::{WallClock, Zone},
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Milliseconds of an hour.
const HOUR: i64 = 3_600_000;

/// The hour at which somebody wants their digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct DigestHour(u8);

/// A day has no such hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Choose a whole hour from 0 to 23.")]
pub struct NoSuchHour;

impl DigestHour {
    /// An hour from 0 to 23.
    ///
    /// # Errors
    /// There is no such hour.
    pub const fn new(hour: u8) -> Result<Self, NoSuchHour> {
        if hour < 24 { Ok(Self(hour)) } else { Err(NoSuchHour) }
    }

    /// From 0 to 23.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// When the first digest after a moment goes. Where the clock is put forward over the hour, as much later; where it shows
    /// the hour twice, the first time, so that a day has one digest.
    pub fn next(self, after: Millis, zone: &impl Zone) -> Millis {
        let today = zone.shows(after).day();
        let at = |day: i64| zone.moment(WallClock::new(day, i64::from(self.0) * HOUR));
        // From the day before: a place that puts its clock back over midnight shows a day again. A place that went over the date
        // line left a whole day out.
        let days = today.saturating_sub(1)..=today.saturating_add(3);
        days.map(at).find(|due| *due > after).unwrap_or_else(|| after.plus(Millis(24 * HOUR)))
    }
}

impl Default for DigestHour {
    /// Before the day's work.
    fn default() -> Self {
        Self(8)
    }
}

impl TryFrom<u8> for DigestHour {
    type Error = NoSuchHour;
    fn try_from(hour: u8) -> Result<Self, NoSuchHour> {
        Self::new(hour)
    }
}

impl From<DigestHour> for u8 {
    fn from(hour: DigestHour) -> Self {
        hour.0
    }
}

impl FromStr for DigestHour {
    type Err = NoSuchHour;
    fn from_str(text: &str) -> Result<Self, NoSuchHour> {
        text.trim().parse::<u8>().map_err(|_| NoSuchHour).and_then(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{DAY, Utc};
    use proptest::prelude::*;

    /// A place that puts its clock forward by this much at one moment and back at a later one.
    #[derive(Debug, Clone, Copy)]
    struct Place {
        offset: i64,
        forward_at: i64,
        back_at: i64,
        by: i64,
    }

    impl Zone for Place {
        fn shows(&self, at: Millis) -> WallClock {
            let summer = at.0 >= self.forward_at && at.0 < self.back_at;
            WallClock(at.0 + self.offset + if summer { self.by } else { 0 })
        }

        fn moment(&self, shown: WallClock) -> Millis {
            // As summer and as winter time; of what is shown twice the first, of what is never shown as much later.
            let (winter, summer) = (Millis(shown.0 - self.offset), Millis(shown.0 - self.offset - self.by));
            if self.shows(summer) == shown { summer } else { winter }
        }
    }

    fn place() -> impl Strategy<Value = Place> {
        (-14_i64..=14, 90_i64 * 24..120 * 24, 250_i64 * 24..300 * 24, prop::sample::select(&[30_i64, 60, 120][..]))
            .prop_map(|(offset, forward, back, minutes)| Place {
                offset: offset * HOUR,
                forward_at: forward * HOUR,
                back_at: back * HOUR,
                by: minutes * 60_000,
            })
    }

    #[test]
    fn an_hour_is_one_of_a_day() {
        for (text, hour) in [("0", 0), (" 8 ", 8), ("23", 23)] {
            assert_eq!(text.parse::<DigestHour>().unwrap().get(), hour);
        }
        for text in ["", "24", "-1", "8:00", "eight", "8.5"] {
            assert_eq!(text.parse::<DigestHour>(), Err(NoSuchHour), "{text}");
        }
        assert!(serde_json::from_str::<DigestHour>("24").is_err());
    }

    #[test]
    fn the_next_digest_is_today_until_its_hour_and_tomorrow_from_then_on() {
        let eight = DigestHour::new(8).unwrap();
        let at = |hours: i64| Millis(hours * HOUR);
        assert_eq!(eight.next(at(7), &Utc), at(8));
        assert_eq!(eight.next(at(8), &Utc), at(32), "the one that just went is not the next");
        assert_eq!(eight.next(at(20), &Utc), at(32));
    }

    proptest! {
        /// Whatever a place does to its clock, there is one digest for each day that it shows, at its hour, and never two of
        /// them within a few hours.
        #[test]
        fn a_year_has_one_digest_a_day(place in place(), hour in 0_u8..24) {
            let hour = DigestHour::new(hour).unwrap();
            let (mut now, end) = (Millis(2 * DAY), Millis(364 * DAY));
            let mut days = Vec::new();
            while now < end {
                let next = hour.next(now, &place);
                prop_assert!(next > now);
                let waited = next.0 - now.0;
                prop_assert!(days.is_empty() || (22 * HOUR..=26 * HOUR).contains(&waited), "{waited} ms");
                let shown = place.shows(next);
                let late = (shown.since_midnight() - i64::from(hour.get()) * HOUR).rem_euclid(DAY);
                // Later only where the clock is put forward over the hour, by as much as it is.
                prop_assert!(late <= place.by, "shown {shown:?}");
                days.push(WallClock(shown.0 - late).day());
                now = next;
            }
            let first = days[0];
            let expected: Vec<_> = (0..days.len()).scan(first - 1, |day, _| { *day += 1; Some(*day) }).collect();
            prop_assert_eq!(days, expected);
        }

        /// Asked at any moment before it, the answer is the same digest.
        #[test]
        fn the_next_digest_does_not_depend_on_when_one_asks(place in place(), hour in 0_u8..24, day in 2_i64..360, ask in 0_i64..1_000) {
            let hour = DigestHour::new(hour).unwrap();
            let first = hour.next(Millis(day * DAY), &place);
            let second = hour.next(first, &place);
            let between = Millis(first.0 + (second.0 - first.0 - 1) * ask / 1_000);
            prop_assert_eq!(hour.next(between, &place), second);
        }
    }
}
