//! Moments, in UTC, the same on server and client: no locale, no time zone, no clock.

use leptos::prelude::*;

/// A moment taken apart.
struct Civil {
    year: i64,
    month: usize,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Howard Hinnant's `civil_from_days`: the year begins in March, so that the leap day is its last.
fn civil(ms: i64) -> Civil {
    let seconds = ms.div_euclid(1000);
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    Civil {
        year: year_of_era + era * 400 + i64::from(month <= 2),
        month: usize::try_from(month).unwrap_or(1),
        day: day_of_year - (153 * shifted_month + 2) / 5 + 1,
        hour: rest / 3_600,
        minute: rest / 60 % 60,
        second: rest % 60,
    }
}

/// "14:26 UTC".
pub fn time_of_day(ms: i64) -> String {
    let at = civil(ms);
    format!("{:02}:{:02} UTC", at.hour, at.minute)
}

/// "19 March 2026, 14:12 UTC".
pub fn date_and_time(ms: i64) -> String {
    let at = civil(ms);
    format!("{} {} {}, {}", at.day, MONTHS[(at.month - 1) % 12], at.year, time_of_day(ms))
}

/// "2026-03-19T14:12:08Z", for machines.
pub fn iso(ms: i64) -> String {
    let at = civil(ms);
    format!("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", at.year, at.month, at.day, at.hour, at.minute, at.second)
}

/// A date and time that machines can read too.
pub fn moment(ms: i64) -> impl IntoView {
    view! { <time datetime=iso(ms)>{date_and_time(ms)}</time> }
}

#[cfg(test)]
mod tests {
    use super::{date_and_time, iso};

    #[test]
    fn moments_are_those_of_the_calendar() {
        for (ms, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400_000, "2000-02-29T00:00:00Z"),
            (1_773_929_528_000, "2026-03-19T14:12:08Z"),
            (4_102_444_799_000, "2099-12-31T23:59:59Z"),
            (-1_000, "1969-12-31T23:59:59Z"),
        ] {
            assert_eq!(iso(ms), expected);
        }
        assert_eq!(date_and_time(1_773_929_528_000), "19 March 2026, 14:12 UTC");
    }
}
