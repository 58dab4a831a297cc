//! Which letters of a word to ask the index of three letters for.
//!
//! The index walks through the rows of all the letters that it is asked for. Those that most rows have tell little and cost
//! most, so only those that few have are asked for, and the rest is compared with what they find.

/// Rows that are few enough to look no further for letters that fewer have.
const FEW: i64 = 50;

/// Finds out, a count at a time.
pub(crate) struct Telling<'a> {
    left: std::slice::Iter<'a, String>,
    all: &'a [String],
    rare: Vec<&'a str>,
    most: i64,
    found: bool,
}

impl<'a> Telling<'a> {
    /// Letters, as the index quotes them; rows are counted to `most`.
    pub(crate) fn new(trigrams: &'a [String], most: i64) -> Self {
        Self { left: trigrams.iter(), all: trigrams, rare: Vec::new(), most, found: false }
    }

    /// The letters to count next. `None`: enough is known.
    pub(crate) fn next_to_count(&mut self) -> Option<&'a str> {
        if self.found { None } else { self.left.next().map(String::as_str) }
    }

    /// How many rows have these letters.
    pub(crate) fn counted(&mut self, trigram: &'a str, rows: i64) {
        if rows <= FEW {
            self.found = true;
            self.rare = vec![trigram];
        } else if rows < self.most {
            self.rare.push(trigram);
        }
    }

    /// What to ask the index.
    pub(crate) fn query(&self) -> String {
        if self.rare.is_empty() { self.all.join(" AND ") } else { self.rare.join(" AND ") }
    }
}

#[cfg(test)]
mod tests {
    use super::Telling;

    fn asked(counts: &[i64]) -> String {
        let trigrams: Vec<String> = (0..counts.len()).map(|n| format!("\"t{n}\"")).collect();
        let mut telling = Telling::new(&trigrams, 1_000);
        let mut counts = counts.iter();
        while let (Some(trigram), Some(count)) = (telling.next_to_count(), counts.next()) {
            telling.counted(trigram, *count);
        }
        telling.query()
    }

    #[test]
    fn letters_that_few_rows_have_are_asked_for() {
        assert_eq!(asked(&[1_000, 999, 1_000, 60]), "\"t1\" AND \"t3\"");
        assert_eq!(asked(&[900, 3, 1]), "\"t1\"", "nothing is looked for beyond the first that hardly any has");
        assert_eq!(asked(&[900, 0, 1]), "\"t1\"");
        assert_eq!(asked(&[1_000, 1_000]), "\"t0\" AND \"t1\"", "where all are common, all are needed");
    }
}
