//! Rows of `notification_settings`, `notifications`, `notices`, `browsers` and `pushes`.

use super::{Result, read, read_json, read_number, write_json};
use crate::{
    StorageError,
    records::{Browser, DeliveryState, DueNotice, Notice, Notification, NotificationSettings, Push},
};
use domain::Millis;

/// A row of `notification_settings`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct NotificationSettingsColumns {
    pub merchant: String,
    pub member: String,
    pub preferences: String,
    pub stop_token: String,
}

/// A row of `notifications`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct NotificationColumns {
    pub id: String,
    pub merchant: String,
    pub member: String,
    pub kind: String,
    pub what: String,
    pub headline: String,
    pub detail: String,
    pub path: String,
    pub test: bool,
    pub topic: Option<String>,
    pub due_at: Option<i64>,
    pub created_at: i64,
}

/// An e-mail that is to be written, as its notifications say.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct DueNoticeColumns {
    pub merchant: String,
    pub member: String,
    pub topic: String,
}

/// A row of `notices`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct NoticeColumns {
    pub id: String,
    pub merchant: String,
    pub member: String,
    pub topic: String,
    pub recipient: String,
    pub subject: String,
    pub body: String,
    pub html: String,
    pub state: String,
    pub due_at: i64,
    pub attempts: i64,
    pub said: String,
    pub created_at: i64,
    pub changed_at: i64,
}

/// A row of `browsers`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct BrowserColumns {
    pub id: String,
    pub merchant: String,
    pub member: String,
    pub endpoint: String,
    pub p256dh: String,
    pub auth: String,
    pub name: String,
    pub sign_in: String,
    pub created_at: i64,
    pub told_at: Option<i64>,
    pub said: String,
}

/// A row of `pushes`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct PushColumns {
    pub browser: String,
    pub topic: String,
    pub tells: i64,
    pub headline: String,
    pub detail: String,
    pub path: String,
    pub test: bool,
    pub attempts: i64,
}

/// A row of `network_outages` that is not over.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct OutageColumns {
    pub network: String,
    pub began_at: i64,
}

impl TryFrom<NotificationSettingsColumns> for NotificationSettings {
    type Error = StorageError;

    fn try_from(row: NotificationSettingsColumns) -> Result<Self> {
        Ok(Self {
            merchant: read("merchant id", &row.merchant)?,
            member: read("member id", &row.member)?,
            preferences: read_json("preferences", &row.preferences)?,
            stop_token: row.stop_token,
        })
    }
}

impl TryFrom<NotificationColumns> for Notification {
    type Error = StorageError;

    fn try_from(row: NotificationColumns) -> Result<Self> {
        Ok(Self {
            id: read("notification id", &row.id)?,
            merchant: read("merchant id", &row.merchant)?,
            member: read("member id", &row.member)?,
            kind: read("kind of notification", &row.kind)?,
            what: row.what,
            headline: row.headline,
            detail: row.detail,
            path: row.path,
            test: row.test,
            mail: row.topic.zip(row.due_at.map(Millis)),
            created_at: Millis(row.created_at),
        })
    }
}

impl TryFrom<DueNoticeColumns> for DueNotice {
    type Error = StorageError;

    fn try_from(row: DueNoticeColumns) -> Result<Self> {
        Ok(Self {
            merchant: read("merchant id", &row.merchant)?,
            member: read("member id", &row.member)?,
            topic: row.topic,
        })
    }
}

impl TryFrom<NoticeColumns> for Notice {
    type Error = StorageError;

    fn try_from(row: NoticeColumns) -> Result<Self> {
        let state = match row.state.as_str() {
            "held" => DeliveryState::Held,
            "waiting" => DeliveryState::Waiting { due_at: Millis(row.due_at) },
            "taken" => DeliveryState::Taken,
            "failed" => DeliveryState::Failed,
            "cancelled" => DeliveryState::Cancelled,
            word => {
                let why = format!("{} cannot be {word}", row.id);
                return Err(StorageError::Corrupt { what: "notice", why });
            }
        };
        Ok(Self {
            id: read("notice id", &row.id)?,
            merchant: read("merchant id", &row.merchant)?,
            member: read("member id", &row.member)?,
            topic: row.topic,
            recipient: row.recipient,
            subject: row.subject,
            body: row.body,
            html: row.html,
            state,
            attempts: read_number("attempts", row.attempts)?,
            said: row.said,
            created_at: Millis(row.created_at),
            changed_at: Millis(row.changed_at),
        })
    }
}

impl TryFrom<BrowserColumns> for Browser {
    type Error = StorageError;

    fn try_from(row: BrowserColumns) -> Result<Self> {
        Ok(Self {
            id: read("browser id", &row.id)?,
            merchant: read("merchant id", &row.merchant)?,
            member: read("member id", &row.member)?,
            endpoint: row.endpoint,
            p256dh: row.p256dh,
            auth: row.auth,
            name: row.name,
            sign_in: row.sign_in,
            created_at: Millis(row.created_at),
            told_at: row.told_at.map(Millis),
            said: row.said,
        })
    }
}

impl TryFrom<PushColumns> for Push {
    type Error = StorageError;

    fn try_from(row: PushColumns) -> Result<Self> {
        Ok(Self {
            browser: read("browser id", &row.browser)?,
            topic: row.topic,
            tells: read_number("tells", row.tells)?,
            headline: row.headline,
            detail: row.detail,
            path: row.path,
            test: row.test,
            attempts: read_number("attempts", row.attempts)?,
        })
    }
}

/// A network that cannot be followed, and since when.
///
/// # Errors
/// `Corrupt`: it is no network.
pub fn outage(row: OutageColumns) -> Result<(domain::NetworkId, Millis)> {
    Ok((read("network id", &row.network)?, Millis(row.began_at)))
}

/// New notifications as one JSON text.
///
/// # Errors
/// `Persistent`: no JSON form.
pub fn notification_batch(notifications: &[Notification]) -> Result<String> {
    let rows: Vec<_> = notifications
        .iter()
        .map(|it| {
            let mail = it.mail.as_ref();
            (
                (it.id, it.merchant, it.member, it.kind.as_str(), &it.what),
                (&it.headline, &it.detail, &it.path, if it.test { "yes" } else { "no" }),
                (mail.map(|(topic, _)| topic), mail.map(|(_, due)| due.0), it.created_at.0),
            )
        })
        .map(|((id, merchant, member, kind, what), (headline, detail, path, test), (topic, due, at))| {
            (id, merchant, member, kind, what, headline, detail, path, test, topic, due, at)
        })
        .collect();
    write_json("notifications", &rows)
}
