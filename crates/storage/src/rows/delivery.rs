//! Rows of `deliveries`.

use super::{Result, read, read_number};
use crate::{
    StorageError,
    records::{Delivery, DeliveryState},
};
use domain::Millis;

/// A row of `deliveries`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct DeliveryColumns {
    pub id: String,
    pub merchant: String,
    pub link: String,
    pub session: String,
    pub customer: Option<String>,
    pub way: String,
    pub purpose: String,
    pub ordinal: i64,
    pub recipient: String,
    pub name: Option<String>,
    pub subject: String,
    pub body: String,
    pub html: String,
    pub state: String,
    pub due_at: i64,
    pub attempts: i64,
    pub provider_id: Option<String>,
    pub said: String,
    pub created_at: i64,
    pub changed_at: i64,
}

impl TryFrom<DeliveryColumns> for Delivery {
    type Error = StorageError;

    fn try_from(row: DeliveryColumns) -> Result<Self> {
        let state = match row.state.as_str() {
            "held" => DeliveryState::Held,
            "waiting" => DeliveryState::Waiting { due_at: Millis(row.due_at) },
            "taken" => DeliveryState::Taken,
            "delivered" => DeliveryState::Delivered,
            "failed" => DeliveryState::Failed,
            "cancelled" => DeliveryState::Cancelled,
            word => {
                return Err(StorageError::Corrupt { what: "delivery", why: format!("{} cannot be {word}", row.id) });
            }
        };
        let session = Some(row.session.as_str()).filter(|id| !id.is_empty());
        Ok(Self {
            id: read("delivery id", &row.id)?,
            merchant: read("merchant id", &row.merchant)?,
            link: read("link id", &row.link)?,
            session: session.map(|id| read("session id", id)).transpose()?,
            customer: row.customer.map(|id| read("customer id", &id)).transpose()?,
            way: read("way", &row.way)?,
            purpose: read("purpose", &row.purpose)?,
            ordinal: read_number("ordinal", row.ordinal)?,
            recipient: row.recipient,
            name: row.name,
            subject: row.subject,
            body: row.body,
            html: row.html,
            state,
            attempts: read_number("attempts", row.attempts)?,
            provider_id: row.provider_id,
            said: row.said,
            created_at: Millis(row.created_at),
            changed_at: Millis(row.changed_at),
        })
    }
}

/// When it is due, as stored: what does not wait has no use for it.
pub const fn due_at(state: DeliveryState) -> i64 {
    match state {
        DeliveryState::Waiting { due_at } => due_at.0,
        _ => 0,
    }
}
