//! Which letters of a text to ask the index of three letters for.
//!
//! The index walks through the rows that have the rarest letters of those that it is asked for, and looks each row up among those
//! of all the others: letters that most rows have tell little and cost most. So only the rarest are asked for, and the rest is
//! compared with what they find. How rare letters are, a sample of the merchant's rows tells.

use std::{cmp::Reverse, collections::BTreeMap};
use storage::rows::{Letters, Words};

/// How many letters are asked for at most. More than one row in a sample needs: other merchants' rows are in the index, too.
const ASKED: usize = 4;
/// About how many letters of a long text are looked for in the sample.
const LOOKED_AT: usize = 64;

/// Letters to look for in a sample, and where they stand in the text.
pub(crate) struct Telling(BTreeMap<String, usize>);

impl Telling {
    /// The letters of these words that the index has on every server: what else it takes for a letter depends on the language of
    /// the database.
    pub(crate) fn new(words: &Words) -> Self {
        let letters: Vec<char> = words.plain.chars().collect();
        let threes: BTreeMap<String, usize> = letters
            .windows(3)
            .enumerate()
            .filter(|(_, three)| three.iter().all(char::is_ascii_alphanumeric))
            .map(|(at, three)| (three.iter().collect(), at))
            .collect();
        let every = threes.len().div_ceil(LOOKED_AT).max(1);
        Self(threes.into_iter().step_by(every).collect())
    }

    /// Whether there are none, so that no sample tells anything.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What to ask the index: a pattern that fits wherever the text stands. `Unknown`: all rows of the sample have all letters.
    pub(crate) fn letters(&self, sample: &[String]) -> Letters {
        let rows = |three: &str| sample.iter().filter(|text| text.contains(three)).count();
        let last = self.0.len().saturating_sub(1);
        // Of those that equally few rows have, from both ends to the middle: they are sorted, so digits and letters take turns.
        let mut told: Vec<_> = self
            .0
            .iter()
            .enumerate()
            .map(|(n, (three, at))| (rows(three), n.min(last - n), Reverse(n), *at, three.as_str()))
            .filter(|(rows, ..)| *rows < sample.len())
            .collect();
        told.sort_unstable();
        told.truncate(ASKED);
        let Some((rarest, ..)) = told.first() else { return Letters::Unknown };
        let apart = i64::try_from(sample.len() / (*rarest).max(1)).unwrap_or(i64::MAX);
        Letters::Asked { query: pattern(told.into_iter().map(|(.., at, three)| (at, three)).collect()), apart }
    }
}

/// These letters in their order, with anything between them. Those that overlap stay together.
fn pattern(mut asked: Vec<(usize, &str)>) -> String {
    asked.sort_unstable();
    let (mut pattern, mut end) = (String::new(), 0);
    for (at, three) in asked {
        if at >= end {
            pattern.push('%');
        }
        pattern.push_str(three.get(end.saturating_sub(at)..).unwrap_or_default());
        end = at + three.len();
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::Telling;
    use storage::rows::{Letters, Words};

    fn letters(typed: &str, sample: &[&str]) -> Letters {
        Telling::new(&Words::of(typed)).letters(&sample.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>())
    }

    fn asked(query: &str, apart: i64) -> Letters {
        Letters::Asked { query: query.to_owned(), apart }
    }

    #[test]
    fn the_rarest_letters_are_asked_for_in_their_order() {
        let sample = ["order 17 for tea", "order 18 for tea", "order 19 for pot", "order 20 for pot"];
        assert_eq!(letters("order tea", &sample), asked("%tea%", 2), "all have the others");
        assert_eq!(letters("Cup for Tea", &sample), asked("%cup%tea%", 4));
        assert_eq!(letters("order", &sample), Letters::Unknown);
    }

    #[test]
    fn letters_that_overlap_stay_together_and_others_stay_apart() {
        assert_eq!(letters("abcd", &[""; 128]), asked("%abcd%", 128));
        assert_eq!(letters("abc def", &[""; 128]), asked("%abc%def%", 128));
        assert_eq!(letters("abcdef", &["bcd cde", "bcd cde"]), asked("%abc%def%", 2));
    }

    #[test]
    fn few_letters_of_a_long_text_are_asked_for_and_they_are_spread() {
        assert_eq!(letters("abc def ghi jkl mno pqr", &[""]), asked("%abc%def%mno%pqr%", 1));
        let long: String = (0..2_000).map(|n| format!("{n:04}")).collect();
        let told = letters(&long, &[""]);
        assert!(matches!(&told, Letters::Asked { query, .. } if (8..=17).contains(&query.len())), "{told:?}");
    }

    #[test]
    fn what_not_every_server_takes_for_letters_is_not_asked_for() {
        assert_eq!(letters("straße", &["", ""]), asked("%stra%", 2));
        for no in ["東京都", "50%", "a_b_c", "x\\y", "ab cd"] {
            assert!(Telling::new(&Words::of(no)).is_empty(), "{no}");
        }
    }
}
