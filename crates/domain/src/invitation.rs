//! An invitation to a business's team.

use crate::{
    Email, Millis, Role,
    ids::{InvitationId, MemberId, MerchantId},
};

/// How long an invitation can be accepted.
pub const OPEN_FOR: Millis = Millis::minutes(7 * 24 * 60);

/// An invitation to a business's team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Id.
    pub id: InvitationId,
    /// Into whose team.
    pub merchant: MerchantId,
    /// Whom.
    pub email: Email,
    /// As what.
    pub role: Role,
    /// Who invited last.
    pub invited_by: MemberId,
    /// SHA-256 of the link's token, in hex: the token itself is not kept.
    pub token_hash: String,
    /// How it ended. `None`: it can be accepted until it runs out.
    pub end: Option<End>,
    /// When it was made.
    pub created_at: Millis,
    /// Until when it can be accepted.
    pub expires_at: Millis,
}

/// How an invitation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Somebody joined with it.
    Accepted,
    /// It was taken back.
    Revoked,
}

impl End {
    /// The word that is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Revoked => "revoked",
        }
    }
}

impl Invitation {
    /// Whether it can be accepted at this time.
    pub fn is_open(&self, now: Millis) -> bool {
        self.end.is_none() && now < self.expires_at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_is_open_for_seven_days_until_it_ends() {
        let now = Millis(1_000);
        let open = Invitation {
            id: InvitationId::from_parts(now, 1),
            merchant: MerchantId::from_parts(now, 1),
            email: "kari@example.com".parse().unwrap(),
            role: Role::Staff,
            invited_by: MemberId::from_parts(now, 1),
            token_hash: String::new(),
            end: None,
            created_at: now,
            expires_at: now.plus(OPEN_FOR),
        };
        assert!(open.is_open(Millis(1_000 + 7 * 86_400_000 - 1)));
        assert!(!open.is_open(Millis(1_000 + 7 * 86_400_000)));
        for end in [End::Accepted, End::Revoked] {
            assert!(!Invitation { end: Some(end), ..open.clone() }.is_open(now));
        }
    }
}
