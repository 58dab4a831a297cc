//! Rows of `reminders`.

use super::{Result, read, read_number};
use crate::{StorageError, records::Reminders};
use domain::{Millis, delivery::Way, reminder::Plan};

/// A row of `reminders`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct ReminderColumns {
    pub link: String,
    pub merchant: String,
    pub enabled: bool,
    pub every: String,
    pub most: i64,
    pub by_email: bool,
    pub by_sms: bool,
    pub sent: i64,
    pub earlier: i64,
    pub anchor_at: Option<i64>,
    pub last_at: Option<i64>,
    pub paid: bool,
    pub stopped_at: Option<i64>,
    pub due_at: Option<i64>,
    pub token: String,
    pub version: i64,
}

impl TryFrom<ReminderColumns> for Reminders {
    type Error = StorageError;

    fn try_from(row: ReminderColumns) -> Result<Self> {
        let most: u8 = read_number("most", row.most)?;
        let most = most.try_into().map_err(|error| StorageError::Corrupt { what: "most", why: format!("{error}") })?;
        let ways = [(Way::Email, row.by_email), (Way::Sms, row.by_sms)];
        Ok(Self {
            link: read("link id", &row.link)?,
            merchant: read("merchant id", &row.merchant)?,
            plan: Plan {
                enabled: row.enabled,
                every: read("interval", &row.every)?,
                most,
                sent: read_number("sent", row.sent)?,
                anchor: row.anchor_at.map(Millis),
                last: row.last_at.map(Millis),
                paid: row.paid,
                stopped_at: row.stopped_at.map(Millis),
            },
            ways: ways.into_iter().filter_map(|(way, chosen)| chosen.then_some(way)).collect(),
            earlier: read_number("earlier", row.earlier)?,
            due_at: row.due_at.map(Millis),
            token: row.token,
            version: row.version,
        })
    }
}
