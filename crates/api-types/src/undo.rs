//! What was destroyed and can be brought back for a while.

use serde::{Deserialize, Serialize};

/// Something that can be taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undo {
    /// By which it is taken back.
    pub id: String,
    /// What was done.
    pub did: Did,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Did {
    /// A tag was deleted.
    TagDeleted,
    /// A tag was put in another's place.
    TagMerged,
    /// A product's picture was taken away, or another put in its place.
    PictureChanged,
    /// The same of the logo.
    LogoChanged,
    /// Old addresses of a link lead nowhere any more.
    PathsDropped,
    /// The merchant's own words for a message were given up.
    WordsReset,
    /// A rate that was set by hand was given up.
    RateCleared,
    /// Another rate was set by hand in its place.
    RateReplaced,
    /// Tags were taken off.
    TagsTaken,
    /// Money that no payment asked for was left as nobody's.
    LookedAt,
    /// An invitation to the team opens nothing any more.
    InvitationRevoked,
    /// Money that came is to be sent back.
    PaymentDismissed,
    /// A message does not go.
    MessageCalledBack,
}

impl Did {
    const ALL: [Self; 13] = [
        Self::TagDeleted,
        Self::TagMerged,
        Self::PictureChanged,
        Self::LogoChanged,
        Self::PathsDropped,
        Self::WordsReset,
        Self::RateCleared,
        Self::RateReplaced,
        Self::TagsTaken,
        Self::LookedAt,
        Self::InvitationRevoked,
        Self::PaymentDismissed,
        Self::MessageCalledBack,
    ];

    /// The word that stands in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TagDeleted => "tag-deleted",
            Self::TagMerged => "tag-merged",
            Self::PictureChanged => "picture",
            Self::LogoChanged => "logo",
            Self::PathsDropped => "paths",
            Self::WordsReset => "words",
            Self::RateCleared => "rate",
            Self::RateReplaced => "rate-replaced",
            Self::TagsTaken => "tags-taken",
            Self::LookedAt => "looked-at",
            Self::InvitationRevoked => "invitation",
            Self::PaymentDismissed => "dismissed",
            Self::MessageCalledBack => "message",
        }
    }

    /// What a word says. `None`: nothing.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|did| did.as_str() == word)
    }
}

impl Undo {
    /// What stands in the address of a page that offers to take it back.
    pub fn in_address(&self) -> String {
        format!("undo={}&did={}", self.id, self.did.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_read_back_from_an_address() {
        for did in Did::ALL {
            assert_eq!(Did::of(did.as_str()), Some(did));
        }
        assert_eq!(Did::of("everything"), None);
    }
}
