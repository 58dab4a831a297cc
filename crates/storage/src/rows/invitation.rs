//! Rows of `invitations`.

use super::{Result, read, read_number};
use crate::{
    StorageError,
    records::{DeliveryState, Invited, Letter},
};
use domain::{Invitation, Millis, invitation::End};

/// A row of `invitations`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct InvitationColumns {
    pub id: String,
    pub merchant: String,
    pub email: String,
    pub role: String,
    pub invited_by: String,
    pub token_hash: String,
    pub ended: Option<String>,
    pub created_at: i64,
    pub expires_at: i64,
    pub letter_state: String,
    pub letter_due: i64,
    pub letter_attempts: i64,
    pub letter_said: String,
    pub letter_token: Option<String>,
}

impl TryFrom<InvitationColumns> for Invited {
    type Error = StorageError;

    fn try_from(row: InvitationColumns) -> Result<Self> {
        let corrupt =
            |word: &str| StorageError::Corrupt { what: "invitation", why: format!("{} cannot be {word}", row.id) };
        let state = match row.letter_state.as_str() {
            "held" => DeliveryState::Held,
            "waiting" => DeliveryState::Waiting { due_at: Millis(row.letter_due) },
            "taken" => DeliveryState::Taken,
            "failed" => DeliveryState::Failed,
            "cancelled" => DeliveryState::Cancelled,
            word => return Err(corrupt(word)),
        };
        let end = match row.ended.as_deref() {
            None => None,
            Some("accepted") => Some(End::Accepted),
            Some("revoked") => Some(End::Revoked),
            Some(word) => return Err(corrupt(word)),
        };
        Ok(Self {
            invitation: Invitation {
                id: read("invitation id", &row.id)?,
                merchant: read("merchant id", &row.merchant)?,
                email: read("e-mail", &row.email)?,
                role: read("role", &row.role)?,
                invited_by: read("member id", &row.invited_by)?,
                token_hash: row.token_hash,
                end,
                created_at: Millis(row.created_at),
                expires_at: Millis(row.expires_at),
            },
            letter: Letter {
                state,
                attempts: read_number("attempts", row.letter_attempts)?,
                said: row.letter_said,
                token: row.letter_token,
            },
        })
    }
}
