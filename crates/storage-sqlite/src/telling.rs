//! Which letters of a word to ask the index of three letters for.
//!
//! The index walks through the rows of all the letters that it is asked for. Those that most rows have tell little and cost
//! most, so only those that few have are asked for, and the rest is compared with what they find. How many have them is not
//! counted to the end, which costs as much as asking for them: the first few rows tell how far they lie apart.

use storage::rows::{FAR, Letters, Words};

/// How many rows are looked at of each. Letters that fewer have are all that is asked for.
pub(crate) const SAMPLE: i64 = 64;
/// How many are looked at of a long text, spread over all.
const LOOKED_AT: usize = 6;
/// How many letters are asked for at most.
const ASKED: usize = 3;
/// Of so many letters whose rows lie far apart no more are looked at.
const ENOUGH: usize = 3;

/// The first rows that have some letters.
pub(crate) struct Sample {
    /// How many, at most [`SAMPLE`].
    pub(crate) rows: i64,
    /// Among how many rows, counted from the oldest on.
    pub(crate) from_oldest: i64,
    /// The same from the newest back: what came into use late is not rare because of that.
    pub(crate) from_newest: i64,
}

/// Finds out, a sample at a time.
pub(crate) struct Telling<'a> {
    left: std::vec::IntoIter<&'a str>,
    /// Letters, and how far the rows that have them lie apart.
    seen: Vec<(i64, &'a str)>,
    rare: Option<&'a str>,
    /// Whether there are letters that no row has.
    nowhere: bool,
}

impl<'a> Telling<'a> {
    /// The letters of these words, as the index quotes them.
    pub(crate) fn new(words: &'a Words) -> Self {
        let (last, looked_at) = (words.trigrams.len().saturating_sub(1), words.trigrams.len().min(LOOKED_AT));
        // From both ends to the middle: they are sorted, so that digits and letters take turns.
        let turns = (0..looked_at).map(|n| if n % 2 == 0 { n / 2 } else { looked_at - 1 - n / 2 });
        let spread = turns.filter_map(|n| words.trigrams.get(n * last / looked_at.saturating_sub(1).max(1)));
        Self {
            left: spread.map(String::as_str).collect::<Vec<_>>().into_iter(),
            seen: Vec::new(),
            rare: None,
            nowhere: false,
        }
    }

    /// The letters to look at next. `None`: enough is known.
    pub(crate) fn next_to_look_at(&mut self) -> Option<&'a str> {
        let telling = self.seen.iter().filter(|(apart, _)| *apart >= FAR).count();
        if self.rare.is_some() || telling >= ENOUGH { None } else { self.left.next() }
    }

    /// Takes in which rows have these letters.
    pub(crate) fn sampled(&mut self, trigram: &'a str, sample: &Sample) {
        if sample.rows < SAMPLE {
            self.rare = Some(trigram);
            self.nowhere = sample.rows == 0;
        } else {
            self.seen.push((sample.from_oldest.min(sample.from_newest) / SAMPLE, trigram));
        }
    }

    /// What to ask the index.
    pub(crate) fn letters(mut self) -> Letters {
        if self.nowhere {
            return Letters::Nowhere;
        }
        if let Some(rare) = self.rare {
            return Letters::Asked { query: rare.to_owned(), apart: i64::MAX };
        }
        // Of those that lie equally far apart the first.
        self.seen.sort_by_key(|(apart, _)| std::cmp::Reverse(*apart));
        let Some((apart, _)) = self.seen.first().copied() else { return Letters::Unknown };
        let query = self.seen.iter().take(ASKED).map(|(_, trigram)| *trigram).collect::<Vec<_>>().join(" AND ");
        Letters::Asked { query, apart }
    }
}

#[cfg(test)]
mod tests {
    use super::{SAMPLE, Sample, Telling};
    use storage::rows::{Letters, Words};

    fn trigrams_at(trigram: &str) -> usize {
        trigram.trim_matches(['"', 't']).parse().unwrap()
    }

    /// What is asked for by how many rows have letters, and among how many of the oldest and of the newest.
    fn asked(samples: &[(i64, i64, i64)]) -> String {
        let trigrams: Vec<String> = (0..samples.len()).map(|n| format!("\"t{n}\"")).collect();
        let words = Words { pattern: String::new(), trigrams, plain: String::new() };
        let mut telling = Telling::new(&words);
        while let Some(trigram) = telling.next_to_look_at() {
            let at = trigrams_at(trigram);
            let (rows, from_oldest, from_newest) = samples[at];
            telling.sampled(trigram, &Sample { rows, from_oldest, from_newest });
        }
        match telling.letters() {
            Letters::Asked { query, .. } => query,
            Letters::Nowhere => "nothing".to_owned(),
            Letters::Unknown => "unknown".to_owned(),
        }
    }

    #[test]
    fn letters_that_few_rows_have_are_all_that_is_asked_for() {
        let common = (SAMPLE, 100, 100);
        let asked_last = asked(&[common, (3, 9_000, 90), (1, 5, 5)]);
        assert_eq!(asked_last, "\"t2\"", "nothing is looked for beyond the first, and the last is looked at second");
        assert_eq!(asked(&[common, (1, 5, 5), (0, 0, 0)]), "nothing", "what no row has is in no text");
        assert_eq!(asked(&[common, (SAMPLE - 1, 70, 70)]), "\"t1\"", "also where they stand close together");
    }

    #[test]
    fn else_those_are_asked_for_whose_rows_lie_farthest_apart() {
        let apart = |span| (SAMPLE, span, span);
        let samples = [apart(100), apart(8_000), apart(100), apart(6_000), apart(7_000)];
        assert_eq!(asked(&samples), "\"t1\" AND \"t4\" AND \"t3\"");
        let samples = [apart(100), apart(9_000), apart(900_000), apart(90_000), apart(10_000)];
        assert_eq!(asked(&samples), "\"t3\" AND \"t4\" AND \"t1\"", "three that tell much are enough");
        assert_eq!(asked(&[apart(100), apart(100)]), "\"t0\" AND \"t1\"", "where all are common, all are needed");
    }

    #[test]
    fn of_a_long_text_some_letters_of_all_its_parts_are_looked_at() {
        let trigrams: Vec<String> = (10..24).map(|n| format!("t{n}")).collect();
        let words = Words { pattern: String::new(), trigrams, plain: String::new() };
        let mut telling = Telling::new(&words);
        let mut seen = Vec::new();
        while let Some(trigram) = telling.next_to_look_at() {
            seen.push(trigram);
        }
        assert_eq!(seen, ["t10", "t23", "t12", "t20", "t15", "t17"]);
    }

    #[test]
    fn letters_that_all_new_rows_have_are_not_taken_for_rare() {
        let samples = [(SAMPLE, 900_000, 64), (SAMPLE, 5_000, 5_000), (SAMPLE, 64, 900_000), (SAMPLE, 6_000, 4_000)];
        assert_eq!(asked(&samples), "\"t1\" AND \"t3\" AND \"t0\"");
    }
}
