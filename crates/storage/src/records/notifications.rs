//! What members are told of by the server itself.

use super::DeliveryState;
use domain::{
    Millis,
    ids::{BrowserId, MemberId, MerchantId, NoticeId, NotificationId},
    notification::{Kind, Preferences},
};

/// What a member wants to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotificationSettings {
    /// Of which business.
    pub merchant: MerchantId,
    /// Who.
    pub member: MemberId,
    /// What.
    pub preferences: Preferences,
    /// In each e-mail: who has it may ask for no more of them (I23).
    pub stop_token: String,
}

/// Something to tell a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// Id.
    pub id: NotificationId,
    /// Of which business.
    pub merchant: MerchantId,
    /// Whom.
    pub member: MemberId,
    /// Of what kind.
    pub kind: Kind,
    /// What it is about. A member is told of one thing of one kind once.
    pub what: String,
    /// One line.
    pub headline: String,
    /// One line more; may be empty.
    pub detail: String,
    /// The page about it.
    pub path: String,
    /// Whether it is a rehearsal.
    pub test: bool,
    /// With what it goes into one e-mail, and when. `None`: by none.
    pub mail: Option<(String, Millis)>,
    /// When it was noticed.
    pub created_at: Millis,
}

/// An e-mail that is to be written.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DueNotice {
    /// Of which business.
    pub merchant: MerchantId,
    /// To whom.
    pub member: MemberId,
    /// Of what: a kind, or the digest.
    pub topic: String,
}

/// An e-mail to a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Id; the first part of its `Message-ID`.
    pub id: NoticeId,
    /// Of which business.
    pub merchant: MerchantId,
    /// To whom.
    pub member: MemberId,
    /// Of what: a kind, the digest, or a test.
    pub topic: String,
    /// E-mail address.
    pub recipient: String,
    /// One line.
    pub subject: String,
    /// The text.
    pub body: String,
    /// The HTML part.
    pub html: String,
    /// Where it is.
    pub state: DeliveryState,
    /// How often somebody began to send it.
    pub attempts: u32,
    /// What was said last about it, in words; may be empty.
    pub said: String,
    /// When it was written.
    pub created_at: Millis,
    /// When its state changed last.
    pub changed_at: Millis,
}

/// A browser that a member lets show notifications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browser {
    /// Id.
    pub id: BrowserId,
    /// Of which business.
    pub merchant: MerchantId,
    /// Whose.
    pub member: MemberId,
    /// Where its push service takes messages for it.
    pub endpoint: String,
    /// Its public key, base64url.
    pub p256dh: String,
    /// What it shares with whoever may write to it, base64url.
    pub auth: String,
    /// What it is called.
    pub name: String,
    /// Hash of the token of the sign-in that turned it on: it ends with that.
    pub sign_in: String,
    /// Since when.
    pub created_at: Millis,
    /// When its push service took a message last. `None`: never.
    pub told_at: Option<Millis>,
    /// What the push service said last, in words; empty: nothing was wrong.
    pub said: String,
}

/// What a browser is told next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Push {
    /// Which browser.
    pub browser: BrowserId,
    /// Of what: a kind, or a test.
    pub topic: String,
    /// How many things it tells of. The words are those of the newest.
    pub tells: u32,
    /// One line.
    pub headline: String,
    /// One line more; may be empty.
    pub detail: String,
    /// The page about it.
    pub path: String,
    /// Whether it is a rehearsal.
    pub test: bool,
    /// How often somebody began to send it.
    pub attempts: u32,
}
