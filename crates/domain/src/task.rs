//! What is to be done because of something else, later and once.

use crate::ids::TagId;
use serde::{Deserialize, Serialize};

/// What a job does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "snake_case")]
pub enum Task {
    /// The customer who paid gets a tag (R26).
    ApplyTag {
        /// Which.
        tag: TagId,
    },
    /// A tag is taken from the customer who paid (R26).
    RemoveTag {
        /// Which.
        tag: TagId,
    },
    /// Who paid is sent the receipt (R26).
    SendReceipt,
}

impl Task {
    /// The word that makes it one of a kind for its session.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::ApplyTag { .. } => "apply_tag",
            Self::RemoveTag { .. } => "remove_tag",
            Self::SendReceipt => "send_receipt",
        }
    }
}
