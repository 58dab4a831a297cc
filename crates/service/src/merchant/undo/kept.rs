//! What is kept of something destroyed.

use crate::fail;
use api_types::{Problem, undo::Did};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    Millis, Tag,
    delivery::Purpose,
    fiat::{ManualRate, Pair},
    ids::{DeliveryId, InvitationId, LinkId, ProductId, SessionId, TagId, TransferId},
    session::Decision,
};
use serde::{Deserialize, Serialize};
use storage::records::Picture;

/// What is kept, by what was done.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "did", rename_all = "snake_case")]
pub(crate) enum Kept {
    /// A tag, with what had it.
    TagDeleted { tag: Tag, worn_by: Vec<String> },
    /// A tag that went into another.
    TagMerged(Merged),
    /// A product's picture, and the name of the one that it has since.
    Picture { product: ProductId, before: KeptPicture, after: Option<String> },
    /// The logo, and what it is since; both as they are stored, in base64.
    Logo { before: String, after: Option<String> },
    /// Paths that led to a link, each with since when.
    Paths { link: LinkId, paths: Vec<(String, Millis)> },
    /// The merchant's own words for a message.
    Words { purpose: Purpose, subject: String, body: String },
    /// A rate that was set by hand, and the one that holds since. `None`: none that was set by hand.
    Rate {
        pair: Pair,
        rate: ManualRate,
        #[serde(default)]
        after: Option<ManualRate>,
    },
    /// Tags that were taken off, each with what had it.
    TagsTaken { tags: Vec<(TagId, Vec<String>)> },
    /// Money that was left as nobody's, with when.
    LookedAt { transfer: TransferId, at: Millis },
    /// An invitation, with its token while the letter has not gone. The token opens nothing as long as it is taken back.
    Invitation { invitation: InvitationId, token: Option<String> },
    /// A payment that is to be sent back, with what was decided before.
    Dismissed { session: SessionId, before: Decision },
    /// A message that did not go, with when it was due. Not what a mail server said of it: that may name a customer.
    Message { delivery: DeliveryId, due: Option<Millis> },
}

/// What it takes to part two tags again.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Merged {
    /// The one that went.
    pub from: Tag,
    /// The one that it went into.
    pub into: TagId,
    /// What had the one that went.
    pub worn_by: Vec<String>,
    /// What of these has the other only since then.
    pub added: Vec<String>,
    /// Links that gave the one that went after payment, and links that took it.
    pub given_by: Vec<LinkId>,
    /// The same of those that took it away.
    pub taken_by: Vec<LinkId>,
}

/// A picture with its bytes: once it is taken away, nobody finds it under its address.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct KeptPicture {
    name: String,
    kind: String,
    bytes: String,
}

impl KeptPicture {
    /// Packs it.
    pub(crate) fn of(picture: &Picture) -> Self {
        Self { name: picture.name.clone(), kind: picture.kind.clone(), bytes: packed(&picture.bytes) }
    }

    /// Unpacks it.
    pub(crate) fn picture(self) -> Result<Picture, Problem> {
        Ok(Picture { bytes: unpacked(&self.bytes)?, name: self.name, kind: self.kind })
    }
}

/// Bytes as they stand in JSON.
pub(crate) fn packed(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// And back.
pub(crate) fn unpacked(text: &str) -> Result<Vec<u8>, Problem> {
    STANDARD.decode(text).map_err(|_| fail::refused("What was kept of it is broken. Nothing was changed."))
}

impl Kept {
    /// What pages say was done.
    pub(crate) const fn did(&self) -> Did {
        match self {
            Self::TagDeleted { .. } => Did::TagDeleted,
            Self::TagMerged(_) => Did::TagMerged,
            Self::Picture { .. } => Did::PictureChanged,
            Self::Logo { .. } => Did::LogoChanged,
            Self::Paths { .. } => Did::PathsDropped,
            Self::Words { .. } => Did::WordsReset,
            Self::Rate { after: None, .. } => Did::RateCleared,
            Self::Rate { after: Some(_), .. } => Did::RateReplaced,
            Self::TagsTaken { .. } => Did::TagsTaken,
            Self::LookedAt { .. } => Did::LookedAt,
            Self::Invitation { .. } => Did::InvitationRevoked,
            Self::Dismissed { .. } => Did::PaymentDismissed,
            Self::Message { .. } => Did::MessageCalledBack,
        }
    }
}
