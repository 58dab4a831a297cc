//! Typed identifiers: a prefix that says what a value names, and a ULID.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use ulid::Ulid;

/// Why a text is not an id of the expected kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{given}\" is not a {kind} id: expected {prefix}_ followed by 26 letters and digits")]
pub struct IdError {
    given: String,
    kind: &'static str,
    prefix: &'static str,
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Ulid);

        impl $name {
            /// Makes an id from a time in Unix milliseconds and 80 random bits, as a ULID is made.
            pub fn from_parts(at: crate::Millis, random: u128) -> Self {
                Self(Ulid::from_parts(at.0.max(0).unsigned_abs(), random))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "_{}"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                text.strip_prefix(concat!($prefix, "_"))
                    .and_then(|rest| Ulid::from_string(rest).ok())
                    .map(Self)
                    .ok_or_else(|| IdError {
                        given: $crate::secret::quoted(text),
                        kind: stringify!($name),
                        prefix: $prefix,
                    })
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.to_string()
            }
        }
    };
}

id!(/// A business that is paid.
    MerchantId, "mer");
id!(/// A person who signs in for a merchant.
    MemberId, "mem");
id!(/// A payment link.
    LinkId, "link");
id!(/// One customer's attempt to pay a link.
    SessionId, "ses");

impl SessionId {
    /// From 128 random bits and no time: who knows a session's id may look at it (I23).
    pub fn from_random(random: u128) -> Self {
        Self(Ulid(random))
    }
}
id!(/// Something that can be taken back for a while.
    UndoId, "undo");
id!(/// A catalogue entry.
    ProductId, "prod");
id!(/// Who pays.
    CustomerId, "cus");
id!(/// A word that sorts links or customers.
    TagId, "tag");
id!(/// Where a merchant is paid.
    WalletId, "wal");
id!(/// A movement of funds seen on a network.
    TransferId, "tr");
id!(/// Something that a member is told of.
    NotificationId, "ntf");
id!(/// An e-mail that tells a member.
    NoticeId, "ntc");
id!(/// A browser that shows a member notifications.
    BrowserId, "brw");
id!(/// An entry in the activity log.
    EventId, "evt");
id!(/// Something to be done once.
    JobId, "job");
id!(/// A message that leaves the server.
    DeliveryId, "dlv");
id!(/// An entry in the audit log.
    AuditId, "aud");
id!(/// An invitation to a team.
    InvitationId, "invite");
id!(/// A passkey of a member.
    PasskeyId, "pk");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Millis;

    #[test]
    fn an_id_survives_being_written_and_read() {
        let id = LinkId::from_parts(Millis(1_700_000_000_000), 7);
        assert_eq!(id.to_string().parse::<LinkId>(), Ok(id));
        assert!(id.to_string().starts_with("link_"));
    }

    #[test]
    fn an_id_of_another_kind_is_refused_with_what_is_expected() {
        let other = MerchantId::from_parts(Millis(1), 1).to_string();
        let error = other.parse::<LinkId>().unwrap_err().to_string();
        assert!(error.contains("expected link_"), "{error}");
    }
}
