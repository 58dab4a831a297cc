//! What is searched for, and what was found.

use super::{facets::session_facets, read_number};
use crate::{
    StorageError,
    records::{Page, SessionFilter},
};
use domain::ids::MerchantId;

/// How many of the newest rows are read from end to end before an index is asked: what is common is found there.
pub const WINDOW: i64 = 1_000;
/// How many rows an index may find. Words that more rows hold are so common that reading the list in its order soon fills a page.
pub const MATCHES: i64 = 4_000;
/// How far lists are counted.
const COUNTED: i64 = 1_000;

/// What a person typed, in the forms that statements take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// For `LIKE … ESCAPE '\'`: wherever it stands and in whatever case.
    pub pattern: String,
    /// For SQLite's index of three letters: all of them, as it quotes texts. Empty: there are fewer letters.
    pub trigrams: Vec<String>,
    /// In lower case.
    pub plain: String,
}

impl Words {
    /// Reads it.
    pub fn of(typed: &str) -> Self {
        let plain = typed.trim().to_lowercase();
        let letters: Vec<char> = plain.chars().collect();
        let mut trigrams: Vec<String> = letters
            .windows(3)
            .map(|three| format!("\"{}\"", three.iter().collect::<String>().replace('"', "\"\"")))
            .collect();
        trigrams.sort_unstable();
        trigrams.dedup();
        Self { pattern: super::pattern(typed), trigrams, plain }
    }

    /// Whether it may be a part of a transaction's id, which is letters and digits on every network.
    pub fn may_name_a_transaction(&self) -> bool {
        self.plain.chars().all(|letter| letter.is_ascii_alphanumeric())
    }

    /// What ids of transactions that begin so lie between, with and without the `0x` that people leave out.
    pub fn beginnings(&self) -> [(String, String); 2] {
        [self.plain.clone(), format!("0x{}", self.plain)].map(|first| {
            let last = format!("{first}\u{10ffff}");
            (first, last)
        })
    }
}

/// What a filter asks for, in the forms that statements take.
#[expect(missing_docs, reason = "the statements say it")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub merchant: String,
    pub facets: String,
    pub from: i64,
    pub before: i64,
    pub before_id: String,
    pub link: Option<String>,
    pub customer: Option<String>,
    pub network: Option<String>,
}

impl Asked {
    /// Reads the filter.
    pub fn of(merchant: MerchantId, filter: &SessionFilter) -> Self {
        let until = filter.until.map_or(i64::MAX, |until| until.0);
        let (before, before_id) = match filter.before {
            Some((at, id)) if at.0 < until => (at.0, id.to_string()),
            // No id comes before an empty one.
            _ => (until, String::new()),
        };
        Self {
            merchant: merchant.to_string(),
            facets: session_facets(filter),
            from: filter.from.map_or(i64::MIN, |from| from.0),
            before,
            before_id,
            link: filter.link.map(|link| link.to_string()),
            customer: filter.customer.map(|customer| customer.to_string()),
            network: filter.network.as_ref().map(ToString::to_string),
        }
    }
}

/// Whether there is a page of these, and one more for the next.
pub fn fills(ids: &[String], page: Page) -> bool {
    ids.len() as u64 > u64::from(page.offset) + u64::from(page.limit)
}

/// What an index found, unless it is so much that reading the list in its order is sooner done.
pub fn unless_common(ids: Vec<String>) -> Option<Vec<String>> {
    i64::try_from(ids.len()).is_ok_and(|found| found <= MATCHES).then_some(ids)
}

/// Ids of a page, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// In the order of the list.
    pub ids: Vec<String>,
    /// As far as was counted.
    pub total: u64,
    /// Whether there are more than that.
    pub more: bool,
}

impl Found {
    /// A page of what was found in all, or in a part of the list.
    pub fn cut(ids: Vec<String>, page: Page, more: bool) -> Self {
        let total = ids.len() as u64;
        let ids = ids.into_iter().skip(page.offset as usize).take(page.limit as usize).collect();
        Self { ids, total, more }
    }

    /// A page that was asked for with one row more than it has.
    pub fn with_next(mut ids: Vec<String>, page: Page) -> Self {
        let more = ids.len() > page.limit as usize;
        ids.truncate(page.limit as usize);
        Self { total: u64::from(page.offset) + ids.len() as u64, ids, more }
    }

    /// A page of a list that was counted as far as [`most`] says.
    ///
    /// # Errors
    /// `Corrupt`: a negative count.
    pub fn counted(ids: Vec<String>, page: Page, count: i64) -> Result<Self, StorageError> {
        let (total, more) = counted(page, count)?;
        Ok(Self { ids, total, more })
    }
}

/// One more than a list is counted to: far enough to know whether there is a next page.
pub fn most(page: Page) -> i64 {
    COUNTED.max(i64::from(page.offset) + i64::from(page.limit)) + 1
}

/// What to make of a count that went as far as [`most`]: how many, and whether there are more.
///
/// # Errors
/// `Corrupt`: a negative count.
pub fn counted(page: Page, count: i64) -> Result<(u64, bool), StorageError> {
    let end = most(page) - 1;
    Ok((read_number("count", count.min(end))?, count > end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Millis, ids::SessionId};

    #[test]
    fn words_are_taken_apart_into_three_letters_each() {
        assert_eq!(Words::of(" Mo\"n ").trigrams, ["\"mo\"\"\"", "\"o\"\"n\""]);
        assert_eq!(Words::of("aaaaa").trigrams, ["\"aaa\""]);
        assert_eq!(Words::of("ær").trigrams, [""; 0]);
        assert_eq!(Words::of("50%").pattern, "%50\\%%");
    }

    #[test]
    fn ids_of_transactions_are_letters_and_digits() {
        assert!(Words::of("0xAbC12").may_name_a_transaction());
        for no in ["Åse", "ab 12", "olsen@example.com"] {
            assert!(!Words::of(no).may_name_a_transaction(), "{no}");
        }
    }

    #[test]
    fn a_list_is_counted_far_enough_for_its_next_page() {
        let page = |offset| Page { offset, limit: 25 };
        assert_eq!((most(page(0)), most(page(975)), most(page(2_000))), (1_001, 1_001, 2_026));
        assert_eq!(counted(page(0), 1_000).unwrap(), (1_000, false));
        assert_eq!(counted(page(0), 7_000).unwrap(), (1_000, true));
        assert_eq!(counted(page(2_000), 2_026).unwrap(), (2_025, true));
    }

    #[test]
    fn the_earlier_of_two_ends_holds() {
        let id = SessionId::from_random(1);
        let filter = |until, before| SessionFilter { until, before, ..SessionFilter::default() };
        let of = |until: Option<i64>, before: Option<i64>| {
            let filter = filter(until.map(Millis), before.map(|at| (Millis(at), id)));
            let asked = Asked::of(MerchantId::from_parts(Millis(1), 1), &filter);
            (asked.before, asked.before_id)
        };
        assert_eq!(of(None, None), (i64::MAX, String::new()));
        assert_eq!(of(Some(5), Some(5)), (5, String::new()));
        assert_eq!(of(Some(5), Some(4)), (4, id.to_string()));
    }
}
