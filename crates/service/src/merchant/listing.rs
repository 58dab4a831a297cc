//! Pages of lists, and the days and modes that list queries name.

use api_types::dashboard::{ListQuery, Listing};
use domain::{Millis, Mode, ids::TagId};
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

/// The first moment of a day such as `2026-03-14`, UTC. `None`: no such day.
pub fn day(text: &str) -> Option<Millis> {
    let date = Date::parse(text.trim(), DAY).ok()?;
    Some(Millis(date.with_time(Time::MIDNIGHT).assume_utc().unix_timestamp().saturating_mul(1_000)))
}

/// The first moment after a day. `None`: no such day.
pub fn day_after(text: &str) -> Option<Millis> {
    day(text).map(|start| start.plus(Millis::minutes(24 * 60)))
}

/// The day that ends at a moment, as [`day`] reads it; empty for a moment without a date.
pub fn day_before(end: Millis) -> String {
    let last = time::OffsetDateTime::from_unix_timestamp((end.0 - 1).div_euclid(1_000)).ok();
    last.and_then(|moment| moment.date().format(DAY).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_utc_and_nonsense_is_none() {
        assert_eq!(day("1970-01-02"), Some(Millis(86_400_000)));
        assert_eq!(day_after("1970-01-01"), Some(Millis(86_400_000)));
        assert_eq!(day("2026-02-30"), None);
        assert_eq!(day_before(Millis(86_400_000)), "1970-01-01");
    }
}
