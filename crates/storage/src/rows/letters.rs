//! What an engine knows of an index of three letters before it asks for all that the index has.

use super::WINDOW;
use crate::records::Page;

/// Letters whose rows lie so far apart tell much: no page is filled by those that the newest rows have.
pub const FAR: i64 = 128;

/// Which of a text's letters to ask the index for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Letters {
    /// Nothing is known beforehand: no letters are rarer than others, or the text is too short for an index.
    Unknown,
    /// No row has them all.
    Nowhere,
    /// The engine's question, and how far the rows lie apart that have the rarest of them.
    Asked {
        /// As the engine writes it.
        query: String,
        /// One row in so many, about.
        apart: i64,
    },
}

impl Letters {
    /// Whether so few rows have them that the newest would hardly fill a page: what the index finds is then all that is needed.
    pub fn are_rare(&self, page: Page) -> bool {
        let wanted = i64::from(page.offset) + i64::from(page.limit) + 1;
        match self {
            Self::Unknown => false,
            Self::Nowhere => true,
            Self::Asked { apart, .. } => *apart >= FAR && apart.saturating_mul(wanted) > WINDOW,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rare(apart: i64, page: Page) -> bool {
        Letters::Asked { query: String::new(), apart }.are_rare(page)
    }

    #[test]
    fn letters_are_rare_where_the_newest_rows_would_not_fill_a_page() {
        let (list, few, far) =
            (Page { offset: 0, limit: 25 }, Page { offset: 0, limit: 4 }, Page { offset: 900, limit: 25 });
        assert!(rare(FAR, list) && !rare(FAR - 1, list));
        assert!(rare(201, few) && !rare(200, few), "five of the newest thousand are a page of four, and the next");
        assert!(!rare(2, far), "half of all rows are never few");
        assert!(rare(i64::MAX, far) && Letters::Nowhere.are_rare(list));
        assert!(!Letters::Unknown.are_rare(list));
    }
}
