//! Rows of `events`, and patterns to search by.

use super::{Result, read, read_json, read_option, write_json};
use crate::{
    StorageError,
    records::{Event, StoredEvent},
};
use domain::Millis;

/// A row of `events`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct EventColumns {
    pub seq: i64,
    pub id: String,
    pub merchant: String,
    pub link: Option<String>,
    pub session: Option<String>,
    pub kind: String,
    pub data: String,
    pub happened_at: i64,
}

impl TryFrom<EventColumns> for StoredEvent {
    type Error = StorageError;

    fn try_from(row: EventColumns) -> Result<Self> {
        Ok(Self {
            seq: row.seq,
            event: Event {
                id: read("event id", &row.id)?,
                merchant: read("merchant id", &row.merchant)?,
                link: read_option("link id", row.link.as_deref())?,
                session: read_option("session id", row.session.as_deref())?,
                kind: row.kind,
                data: read_json("event data", &row.data)?,
                at: Millis(row.happened_at),
            },
        })
    }
}

/// Events in the form that `events/append.sql` takes.
///
/// # Errors
/// `Persistent`: data without a JSON form.
pub fn event_batch(events: &[Event]) -> Result<String> {
    let mut rows = Vec::with_capacity(events.len());
    for event in events {
        let data = write_json("event data", &event.data)?;
        rows.push((event.id, event.merchant, event.link, event.session, &event.kind, data, event.at));
    }
    write_json("events", &rows)
}

/// A pattern for `LIKE … ESCAPE '\'` that finds what a person typed, wherever it stands and in whatever case.
pub fn pattern(typed: &str) -> String {
    let mut pattern = String::from("%");
    for letter in typed.trim().to_lowercase().chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn what_a_person_types_is_looked_for_as_it_is() {
        assert_eq!(pattern(" 50%_Off\\ "), r"%50\%\_off\\%");
        assert_eq!(pattern("ÆRLIG"), "%ærlig%");
    }
}
