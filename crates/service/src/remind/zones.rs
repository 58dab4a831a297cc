//! Time zones by their names, from the table of IANA that is compiled in: the same on every machine, without one of its own.

use domain::{
    Millis,
    calendar::{WallClock, Zone},
};
use jiff::{
    Timestamp,
    tz::{Offset, TimeZone, TimeZoneDatabase},
};
use std::{fmt, str::FromStr, sync::LazyLock};

static TABLE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// A zone of the table.
#[derive(Debug, Clone)]
pub struct NamedZone(TimeZone);

/// There is no such zone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("There is no such time zone. Choose one such as Europe/Amsterdam, America/New_York or UTC.")]
pub struct NoSuchZone;

impl NamedZone {
    /// The zone of the world's clocks.
    pub const fn utc() -> Self {
        Self(TimeZone::UTC)
    }
}

impl FromStr for NamedZone {
    type Err = NoSuchZone;
    fn from_str(text: &str) -> Result<Self, NoSuchZone> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("utc") {
            return Ok(Self::utc());
        }
        TABLE.get(text).map(Self).map_err(|_| NoSuchZone)
    }
}

impl fmt::Display for NamedZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.iana_name().unwrap_or("UTC"))
    }
}

impl Zone for NamedZone {
    fn shows(&self, at: Millis) -> WallClock {
        // Beyond the year 9999 nobody has set a clock.
        let offset = Timestamp::from_millisecond(at.0).map_or(0, |moment| self.0.to_offset(moment).seconds());
        WallClock(at.0.saturating_add(i64::from(offset) * 1_000))
    }

    fn moment(&self, shown: WallClock) -> Millis {
        let moment = Timestamp::from_millisecond(shown.0).and_then(|as_utc| {
            // Later by as much as the clock is put forward, and the first of two: what calendars agree on (RFC 5545).
            self.0.to_ambiguous_timestamp(Offset::UTC.to_datetime(as_utc)).compatible()
        });
        moment.map_or(Millis(shown.0), |moment| Millis(moment.as_millisecond()))
    }
}

/// The zones of places, and UTC: what people choose from. Old names are taken too, but not offered.
pub fn names() -> Vec<String> {
    const PLACES: [&str; 9] =
        ["Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"];
    let of_a_place = |name: &str| PLACES.iter().any(|place| name.starts_with(place));
    let all = TABLE.available().map(|name| name.to_string());
    let mut names: Vec<_> = all.filter(|name| of_a_place(name)).collect();
    names.sort_unstable();
    names.insert(0, "UTC".to_owned());
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        calendar::Date,
        invoice::InvoiceState,
        reminder::{Interval, Local, Plan},
        view::Day,
    };

    const HOUR: i64 = 3_600_000;

    fn zone(name: &str) -> NamedZone {
        name.parse().unwrap()
    }

    fn wall(year: i64, month: i64, day: i64, hour: i64, minute: i64) -> WallClock {
        WallClock::new(Date { year, month, day }.day_number(), hour * HOUR + minute * 60_000)
    }

    fn utc(year: i64, month: i64, day: i64, hour: i64, minute: i64) -> Millis {
        Millis(wall(year, month, day, hour, minute).0)
    }

    #[test]
    fn r14_a_zone_has_a_name_of_the_table() {
        assert_eq!(zone(" europe/amsterdam ").to_string(), "Europe/Amsterdam");
        assert_eq!(zone("UTC").to_string(), "UTC");
        for name in ["", "Amsterdam", "Europe/Atlantis", "+02:00", "../etc/passwd", "Europe/Amsterdam\0"] {
            assert!(name.parse::<NamedZone>().is_err(), "{name}");
        }
        let names = names();
        assert!(names.len() > 300 && names.iter().all(|name| name.parse::<NamedZone>().is_ok()));
    }

    #[test]
    fn r14_a_clock_that_is_put_forward_or_back_shows_a_time_never_or_twice() {
        let amsterdam = zone("Europe/Amsterdam");
        // 29 March 2026: from 02:00 to 03:00 at once. 02:30 is never shown, and taken for 03:30.
        assert_eq!(amsterdam.moment(wall(2026, 3, 29, 2, 30)), utc(2026, 3, 29, 1, 30));
        assert_eq!(amsterdam.shows(utc(2026, 3, 29, 1, 30)), wall(2026, 3, 29, 3, 30));
        // 25 October 2026: from 03:00 back to 02:00. The first 02:30 of the two.
        assert_eq!(amsterdam.moment(wall(2026, 10, 25, 2, 30)), utc(2026, 10, 25, 0, 30));
        assert_eq!(amsterdam.shows(utc(2026, 10, 25, 1, 30)), wall(2026, 10, 25, 2, 30), "the second");
        // Lord Howe puts its clock forward by half an hour.
        let lord_howe = zone("Australia/Lord_Howe");
        assert_eq!(lord_howe.moment(wall(2026, 10, 4, 2, 15)), utc(2026, 10, 3, 15, 45));
    }

    #[test]
    fn r14_a_day_that_a_place_left_out_is_passed_over() {
        // Samoa went over the date line: there was no 30 December 2011.
        let apia = zone("Pacific/Apia");
        let anchor = apia.moment(wall(2011, 12, 28, 10, 0));
        let plan = Plan {
            enabled: true,
            every: Interval::Daily,
            most: 4.try_into().unwrap(),
            sent: 0,
            anchor: Some(anchor),
            last: None,
            paid: false,
            stopped_at: None,
        };
        let dates = plan.to_come(anchor, &Local { zone: &apia, quiet: None });
        let shown: Vec<_> = dates.iter().map(|date| apia.shows(*date)).collect();
        // The 30th is taken for the 31st, which then is not written again.
        let expected = [29, 31].map(|day| wall(2011, 12, day, 10, 0));
        assert_eq!(shown[..2], expected);
        assert_eq!(shown[2..], [wall(2012, 1, 1, 10, 0), wall(2012, 1, 2, 10, 0)]);
    }

    #[test]
    fn a14_a_day_is_over_at_the_midnight_of_the_merchant_also_where_the_clock_is_changed() {
        let day = |year, month, day| Day(Date { year, month, day }.day_number());
        for (name, (year, month, last), (next_month, next), hours, first_moment) in [
            // 23 hours long, 25 hours long, and as all others.
            ("Europe/Amsterdam", (2026, 3, 29), (3, 30), 23, utc(2026, 3, 28, 23, 0)),
            ("Europe/Amsterdam", (2026, 10, 25), (10, 26), 25, utc(2026, 10, 24, 22, 0)),
            ("America/New_York", (2026, 3, 8), (3, 9), 23, utc(2026, 3, 8, 5, 0)),
            ("America/New_York", (2026, 12, 31), (1, 1), 24, utc(2026, 12, 31, 5, 0)),
            ("Pacific/Kiritimati", (2026, 2, 28), (3, 1), 24, utc(2026, 2, 27, 10, 0)),
            // Changed at midnight: none is shown, one is shown twice, the one of the next day is an hour later.
            ("Asia/Beirut", (2026, 3, 29), (3, 30), 23, utc(2026, 3, 28, 22, 0)),
            ("America/Havana", (2026, 11, 1), (11, 2), 25, utc(2026, 11, 1, 4, 0)),
            ("Asia/Beirut", (2026, 10, 24), (10, 25), 25, utc(2026, 10, 23, 21, 0)),
            ("UTC", (2026, 3, 29), (3, 30), 24, utc(2026, 3, 29, 0, 0)),
        ] {
            let (zone, due) = (zone(name), day(year, month, last));
            let year_after = if next_month < month { year + 1 } else { year };
            let over = first_moment.plus(Millis(hours * HOUR));
            assert_eq!((due.begins(&zone), due.later(1).begins(&zone)), (first_moment, over), "R5: {name}");
            assert_eq!(Day::by(&zone, first_moment), due, "{name}");
            assert_eq!(Day::by(&zone, first_moment.plus(Millis(-1))), Day(due.0 - 1), "{name}");
            assert_eq!(Day::by(&zone, over), day(year_after, next_month, next), "{name}");
            let state = |at| InvoiceState::of(false, false, due, Day::by(&zone, at));
            assert_eq!(state(over.plus(Millis(-1))), InvoiceState::Open, "{name}: its last moment is in time");
            assert_eq!(state(over), InvoiceState::Overdue, "{name}");
        }
    }

    #[test]
    fn r14_every_moment_there_is_has_a_place_on_the_clock() {
        for name in ["UTC", "Europe/Amsterdam", "Pacific/Apia"] {
            let zone = zone(name);
            for at in [i64::MIN, -1, 0, 253_402_300_799_999, i64::MAX] {
                zone.moment(zone.shows(Millis(at)));
            }
        }
    }
}
