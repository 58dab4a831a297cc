//! Cells of CSV files that are safe to open in a spreadsheet, and back.

use api_types::Problem;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The most rows of one file: what a spreadsheet shows, without the heading.
const MOST: usize = 1_048_575;

/// How many rows a file has by now.
#[derive(Debug, Default)]
pub struct Rows(usize);

impl Rows {
    /// Counts further rows.
    ///
    /// # Errors
    /// `Refused`: that would be more than one file takes.
    pub fn count(&mut self, further: usize) -> Result<(), Problem> {
        self.0 = self.0.saturating_add(further);
        if self.0 <= MOST {
            return Ok(());
        }
        Err(Problem::Refused {
            message: "These are more than 1,048,575 rows, which no spreadsheet opens. Narrow the list, \
                      and download the parts one after the other."
                .to_owned(),
        })
    }
}

/// A cell that a spreadsheet takes as text: what begins like a formula gets an apostrophe in front (OWASP).
pub fn cell(text: &str) -> String {
    if text.starts_with(FORMULA) { format!("'{text}") } else { text.to_owned() }
}

/// What stood in a cell before [`cell`] wrote it.
pub fn text(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(cell)
}

/// A moment as it is written, UTC.
pub fn moment(at: i64) -> String {
    OffsetDateTime::from_unix_timestamp(at.div_euclid(1_000))
        .ok()
        .and_then(|at| at.format(&Rfc3339).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a15_a_file_with_too_many_rows_is_refused_and_never_cut() {
        let mut rows = Rows::default();
        assert_eq!(rows.count(MOST), Ok(()));
        let refused = rows.count(1).unwrap_err().to_string();
        assert!(refused.contains("Narrow the list"), "{refused}");
    }

    #[test]
    fn a_cell_never_begins_a_formula_and_is_read_as_it_was() {
        for plain in ["=1+1", "+47", "-2", "@SUM(A1)", "\t=1"] {
            assert!(cell(plain).starts_with('\''), "{plain}");
            assert_eq!(text(&cell(plain)), plain);
        }
        for plain in ["Maja", "'quoted'", ""] {
            assert_eq!((cell(plain).as_str(), text(plain)), (plain, plain));
        }
    }

    #[test]
    fn moments_are_written_in_utc() {
        assert_eq!(moment(1_700_000_000_000), "2023-11-14T22:13:20Z");
    }
}
