//! What members are told of by the server itself, and where.

use domain::notification::{Kind, Mail};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a member wants to be told of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindChoice {
    /// Of what.
    pub kind: Kind,
    /// By e-mail.
    pub mail: Mail,
    /// In browsers.
    pub push: bool,
}

/// A browser that shows notifications.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BrowserItem {
    /// Id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Where its push service is, by which the browser finds itself in the list.
    pub endpoint: String,
    /// Since when, Unix milliseconds.
    pub since: i64,
    /// When it was told something last, Unix milliseconds. `None`: never.
    pub told_at: Option<i64>,
    /// What is wrong with it; empty: nothing.
    pub said: String,
}

/// An e-mail that a member was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeItem {
    /// Id.
    pub id: String,
    /// Subject.
    pub subject: String,
    /// The text.
    pub body: String,
    /// Where it is: `held`, `waiting`, `taken`, `failed` or `cancelled`.
    pub state: String,
    /// What was said last about it; may be empty.
    pub said: String,
    /// When it was written, Unix milliseconds.
    pub at: i64,
}

/// The page of notifications.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotificationPage {
    /// All kinds.
    pub kinds: Vec<KindChoice>,
    /// When the digest goes, from 0 to 23.
    pub hour: u8,
    /// By which clock.
    pub zone: String,
    /// Where e-mails go.
    pub email: String,
    /// Whether e-mail leaves this server.
    pub by_email: bool,
    /// The key that a browser lets this server write to it with, base64url.
    pub key: String,
    /// The newest first.
    pub browsers: Vec<BrowserItem>,
    /// The newest e-mails, newest first.
    pub notices: Vec<NoticeItem>,
}

/// What a member wants to be told, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NotificationForm {
    /// `off`, `at_once` or `digest`, by kind. A kind that is not named stays as it is.
    pub mail: BTreeMap<String, String>,
    /// Which kinds browsers show; who is not named is not shown.
    pub push: BTreeMap<String, String>,
    /// When the digest goes. Empty: as it is.
    pub hour: String,
}

/// A browser that lets this server write to it, as `PushSubscription` gives it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BrowserForm {
    /// Where its push service is.
    pub endpoint: String,
    /// Its public key, base64url.
    pub p256dh: String,
    /// What it shares with this server, base64url.
    pub auth: String,
}

/// Where a test went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestSent {
    /// To which address.
    pub email: String,
    /// Whether e-mail leaves this server.
    pub by_email: bool,
    /// To how many browsers.
    pub browsers: usize,
}

/// The page on which somebody asks for no more e-mails about what happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoMorePage {
    /// The business.
    pub merchant: String,
    /// Its colour.
    pub accent: String,
    /// Who.
    pub email: String,
    /// Whether no e-mail comes any more.
    pub stopped: bool,
}
