//! A moment: UTC in the server's page, then relative, with the exact time in `title`.

use super::clock::use_clock;
use leptos::prelude::*;

/// A moment in Unix milliseconds.
#[component]
pub fn Moment(
    /// When.
    at: i64,
    /// Whether to leave relative times out.
    #[prop(optional)]
    exact: bool,
) -> impl IntoView {
    let clock = use_clock();
    let utc = utc(at);
    let text = {
        let utc = utc.clone();
        move || match clock.now() {
            Some(now) if !exact => relative(at, now).unwrap_or_else(|| utc.clone()),
            _ => utc.clone(),
        }
    };
    view! { <time datetime=iso(at) title=utc>{text}</time> }.into_any()
}

/// How long ago, up to a day; `None` beyond.
fn relative(at: i64, now: i64) -> Option<String> {
    let seconds = now.saturating_sub(at) / 1_000;
    let said = |count: i64, unit: &str| format!("{count} {unit}");
    match seconds {
        ..-86_400 => None,
        -86_400..=-3_600 => Some(format!("in {}", said(-seconds / 3_600, "h"))),
        -3_599..=-60 => Some(format!("in {}", said(-seconds / 60, "min"))),
        -59..=-10 => Some(format!("in {}", said(-seconds, "s"))),
        -9..=9 => Some("just now".to_owned()),
        10..=59 => Some(format!("{} ago", said(seconds, "s"))),
        60..=3_599 => Some(format!("{} ago", said(seconds / 60, "min"))),
        3_600..=86_399 => Some(format!("{} ago", said(seconds / 3_600, "h"))),
        _ => None,
    }
}

/// Year, month, day, hour, minute and second in UTC (Howard Hinnant's civil-from-days).
fn civil(at: i64) -> (i64, i64, i64, i64, i64, i64) {
    let seconds = at.div_euclid(1_000);
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + i64::from(month <= 2);
    (year, month, doy - (153 * mp + 2) / 5 + 1, rest / 3_600, rest / 60 % 60, rest % 60)
}

/// `2026-03-19 14:12 UTC`
fn utc(at: i64) -> String {
    let (year, month, day, hour, minute, _) = civil(at);
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02} UTC")
}

/// `2026-03-19`
pub fn utc_day(at: i64) -> String {
    let (year, month, day, ..) = civil(at);
    format!("{year:04}-{month:02}-{day:02}")
}

/// `2026-03-19T14:12:05Z`
fn iso(at: i64) -> String {
    let (year, month, day, hour, minute, second) = civil(at);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_utc_and_relative_up_to_a_day() {
        let at = 1_773_929_525_000;
        assert_eq!(iso(at), "2026-03-19T14:12:05Z");
        assert_eq!(utc(at), "2026-03-19 14:12 UTC");
        assert_eq!(iso(951_782_400_000), "2000-02-29T00:00:00Z");
        assert_eq!(iso(-1_000), "1969-12-31T23:59:59Z");
        assert_eq!(relative(at, at + 4_000).as_deref(), Some("just now"));
        assert_eq!(relative(at, at + 125_000).as_deref(), Some("2 min ago"));
        assert_eq!(relative(at, at + 7_300_000).as_deref(), Some("2 h ago"));
        assert_eq!(relative(at, at + 90_000_000), None);
        assert_eq!(relative(at, at - 600_000).as_deref(), Some("in 10 min"));
    }
}
