//! Messages to customers.

use domain::{
    Millis,
    delivery::{Purpose, Way},
    ids::{CustomerId, DeliveryId, LinkId, MerchantId, SessionId},
};

/// A message to a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Id; the first part of a mail's `Message-ID`.
    pub id: DeliveryId,
    /// Whose.
    pub merchant: MerchantId,
    /// Of which link.
    pub link: LinkId,
    /// About which payment. `None`: about the link.
    pub session: Option<SessionId>,
    /// Whom it is for. `None`: nobody in the list, or somebody who was erased.
    pub customer: Option<CustomerId>,
    /// By which way.
    pub way: Way,
    /// What for.
    pub purpose: Purpose,
    /// Of one purpose and way for one link or payment the how manyth, from 1. Each exists once (I18).
    pub ordinal: u32,
    /// E-mail address or phone number (E.164).
    pub recipient: String,
    /// What the recipient is called. `None`: not known.
    pub name: Option<String>,
    /// One line; empty for an SMS.
    pub subject: String,
    /// The text.
    pub body: String,
    /// The HTML part; empty for an SMS.
    pub html: String,
    /// Where it is.
    pub state: DeliveryState,
    /// How often somebody began to send it.
    pub attempts: u32,
    /// What reports call it. `None`: nobody has it, or no report will come.
    pub provider_id: Option<String>,
    /// What was said last about it, in words; may be empty.
    pub said: String,
    /// When it was written.
    pub created_at: Millis,
    /// When its state changed last.
    pub changed_at: Millis,
}

/// Where a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryState {
    /// In the outbox: there is no way out yet.
    Held,
    /// It goes when it is due; while somebody is at it, that is when they are given up.
    Waiting {
        /// When.
        due_at: Millis,
    },
    /// Whoever sends it has it.
    Taken,
    /// It arrived.
    Delivered,
    /// It will not arrive.
    Failed,
    /// It was called back before it went.
    Cancelled,
}

impl DeliveryState {
    /// The word that is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Waiting { .. } => "waiting",
            Self::Taken => "taken",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }
}

/// What became of an attempt to send a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempted {
    /// Where it is now.
    pub state: DeliveryState,
    /// What reports will call it. `None`: as before.
    pub provider_id: Option<String>,
    /// What was said, in words.
    pub said: String,
    /// How many attempts count from now on: what waited for its turn was not tried, and what is tried again by hand begins anew.
    pub attempts: u32,
    /// When.
    pub at: Millis,
}
