//! Pages of lists, and the days and modes that list queries name.

use api_types::dashboard::{ListQuery, Listing};
use domain::{Millis, Mode, ids::TagId, view::Day};
use storage::records::{Page, Paged};
use time::{Date, Time, format_description::FormatItem, macros::format_description};

/// Rows a page.
pub const PER_PAGE: u32 = 25;
/// The most tags that a list is narrowed by.
const MOST_TAGS: usize = 20;
const DAY: &[FormatItem<'_>] = format_description!("[year]-[month]-[day]");

/// The rows that page `number` (from 1) holds.
pub(crate) fn page(number: u32) -> Page {
    Page { offset: number.max(1).saturating_sub(1).saturating_mul(PER_PAGE), limit: PER_PAGE }
}

/// A page of rows, each as it is shown.
pub fn listing<T, U>(paged: Paged<T>, number: u32, show: impl FnMut(T) -> U) -> Listing<U> {
    Listing {
        total: paged.total,
        more: paged.more,
        rows: paged.rows.into_iter().map(show).collect(),
        page: number.max(1),
        per_page: PER_PAGE,
    }
}

/// The words to look for. `None`: none.
pub fn search(query: &ListQuery) -> Option<String> {
    let words: String = query.search.trim().chars().take(100).collect();
    (!words.is_empty()).then_some(words)
}

/// A word that a list is narrowed to. `None`: none.
pub fn word(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// The tags that are asked for; what is none is left out.
pub fn tags(query: &ListQuery) -> Vec<TagId> {
    query.tags.split(',').filter_map(|id| id.parse().ok()).take(MOST_TAGS).collect()
}

/// The mode that is asked for. `None`: both.
pub fn mode(query: &ListQuery) -> Option<Mode> {
    query.mode.parse().ok()
}

/// A day such as `2026-03-14`; by whose clock, the caller knows. `None`: no such day.
pub fn day(text: &str) -> Option<Day> {
    let date = Date::parse(text.trim(), DAY).ok()?;
    Some(Day::of(Millis(date.with_time(Time::MIDNIGHT).assume_utc().unix_timestamp().saturating_mul(1_000))))
}

/// A day as [`day`] reads it; empty for one beyond all calendars.
pub fn written(day: Day) -> String {
    let first = time::OffsetDateTime::from_unix_timestamp(day.start().0.div_euclid(1_000)).ok();
    first.and_then(|moment| moment.date().format(DAY).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_it_is_written_and_nonsense_is_none() {
        assert_eq!(day(" 1970-01-02 "), Some(Day(1)));
        assert_eq!(day("1969-12-31"), Some(Day(-1)));
        assert_eq!(day("2026-02-30"), None);
        assert_eq!(written(Day(0)), "1970-01-01");
        assert_eq!(day(&written(Day(20_531))), Some(Day(20_531)));
        assert_eq!(written(Day(i64::MAX)), "");
    }
}
