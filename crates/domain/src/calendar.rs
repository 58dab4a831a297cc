//! Days of the calendar as numbers, and clocks on walls: what people mean by "the 31st at ten", without any zone.

#[cfg(test)]
pub(crate) mod summery;

use crate::Millis;

/// The milliseconds of a day on a wall's clock.
pub const DAY: i64 = 86_400_000;

/// What a clock on a wall shows: milliseconds since it showed midnight of 1 January 1970. No moment by itself: which one it
/// is depends on the zone that the wall stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WallClock(pub i64);

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// Year.
    pub year: i64,
    /// From 1 to 12.
    pub month: i64,
    /// From 1.
    pub day: i64,
}

impl Date {
    /// The day that is this many days after 1 January 1970 (Howard Hinnant's `civil_from_days`: the year begins in March,
    /// so that the leap day is its last).
    pub const fn of_day(days: i64) -> Self {
        let shifted = days.saturating_add(719_468);
        let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let next_year = if month <= 2 { 1 } else { 0 };
        Self { year: year_of_era + era * 400 + next_year, month, day: day_of_year - (153 * shifted_month + 2) / 5 + 1 }
    }

    /// How many days after 1 January 1970 it is.
    pub const fn day_number(self) -> i64 {
        let year = if self.month <= 2 { self.year - 1 } else { self.year };
        let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let shifted_month = (self.month + 9) % 12;
        let day_of_year = (153 * shifted_month + 2) / 5 + self.day - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// The same day so many months later; the last of a month that is too short for it.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        let months = self.year * 12 + self.month - 1 + months;
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
        Self { year, month, day: self.day.min(days_of_month(year, month)) }
    }
}

/// How many days a month has.
const fn days_of_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl WallClock {
    /// A time of a day.
    pub const fn new(day: i64, since_midnight: i64) -> Self {
        Self(day.saturating_mul(DAY).saturating_add(since_midnight))
    }

    /// Which day it shows, counted from 1 January 1970.
    pub const fn day(self) -> i64 {
        self.0.div_euclid(DAY)
    }

    /// Milliseconds since the midnight that it showed last.
    pub const fn since_midnight(self) -> i64 {
        self.0.rem_euclid(DAY)
    }

    /// The whole minute of the day, from 0 to 1,439.
    pub const fn minute(self) -> i64 {
        self.since_midnight() / 60_000
    }
}

/// Where a wall stands: what its clock shows when. Zones themselves are kept outside, in the server's table of them.
pub trait Zone {
    /// What the clock shows at a moment.
    fn shows(&self, at: Millis) -> WallClock;
    /// The moment at which it shows that. What it never shows, since it is put forward over it, is as much later as it is put
    /// forward; of what it shows twice, since it is put back, the first.
    fn moment(&self, shown: WallClock) -> Millis;
}

/// The zone of the world's clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Utc;

impl Zone for Utc {
    fn shows(&self, at: Millis) -> WallClock {
        WallClock(at.0)
    }

    fn moment(&self, shown: WallClock) -> Millis {
        Millis(shown.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(year: i64, month: i64, day: i64) -> Date {
        Date { year, month, day }
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        for (days, expected) in
            [(0, date(1970, 1, 1)), (-1, date(1969, 12, 31)), (11_016, date(2000, 2, 29)), (20_531, date(2026, 3, 19))]
        {
            assert_eq!(Date::of_day(days), expected);
            assert_eq!(expected.day_number(), days);
        }
    }

    #[test]
    fn r14_a_month_after_the_31st_is_the_last_of_a_short_month() {
        let end_of_january = date(2027, 1, 31);
        let after = |months| end_of_january.plus_months(months);
        assert_eq!([after(1), after(2), after(3)], [date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]);
        assert_eq!(after(13), date(2028, 2, 29), "a leap year");
        assert_eq!(date(2026, 11, 15).plus_months(2), date(2027, 1, 15));
    }

    proptest! {
        #[test]
        fn a_day_survives_being_a_date(days in -1_000_000_i64..1_000_000) {
            let date = Date::of_day(days);
            prop_assert_eq!(date.day_number(), days);
            prop_assert!((1..=12).contains(&date.month) && (1..=days_of_month(date.year, date.month)).contains(&date.day));
        }

        #[test]
        fn r14_months_add_up_from_the_first_date(days in 0_i64..60_000, months in 0_i64..600) {
            let (first, later) = (Date::of_day(days), Date::of_day(days).plus_months(months));
            prop_assert_eq!(later.year * 12 + later.month, first.year * 12 + first.month + months);
            prop_assert!(later.day == first.day || later.day == days_of_month(later.year, later.month));
        }
    }
}
