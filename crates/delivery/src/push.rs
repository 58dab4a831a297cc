//! Notifications in browsers: Web Push (RFC 8030), encrypted for the browser (RFC 8291), signed by this server (RFC 8292).
//!
//! The push service is a stranger's: it learns that there is something to tell and how long it is, not what. Where it is says
//! the browser, so whoever has an account could have this server ask any address; [`WebPush`] asks public ones only.

mod encryption;
mod keys;
mod public;
mod vapid;
mod web;

#[cfg(feature = "sink")]
pub use encryption::decrypt;
pub use encryption::{Fresh, LARGEST};
pub use keys::{BrowserKeys, BrowserKeysError};
pub use public::is_public;
pub use vapid::{VapidKey, VapidKeyError};
pub use web::WebPush;

use crate::{DeliveryError, Sent};
use async_trait::async_trait;
use domain::Millis;
use std::time::Duration;

/// One message to one browser.
#[derive(Debug, Clone)]
pub struct PushMessage<'a> {
    /// Where its push service takes it.
    pub endpoint: &'a str,
    /// What it is encrypted with.
    pub keys: &'a BrowserKeys,
    /// What the browser is given, at most [`LARGEST`] bytes.
    pub payload: &'a [u8],
    /// Takes the place of one of the same topic that the browser has not got yet: at most 32 letters, digits, `-` and `_`.
    pub topic: &'a str,
    /// How long the push service keeps it for a browser that is away.
    pub keep: Duration,
    /// Who signs.
    pub key: &'a VapidKey,
    /// Where whoever runs the push service writes to: a web or mail address.
    pub contact: &'a str,
    /// Now.
    pub now: Millis,
    /// Random bytes that nothing else used.
    pub fresh: Fresh,
}

/// Why a browser was not told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PushError {
    /// The browser does not want any more: forget it.
    #[error("The browser does not take notifications any more.")]
    Gone,
    /// As with every message.
    #[error(transparent)]
    Failed(#[from] DeliveryError),
}

/// A browser's push service that nothing is sent to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("This is no push service: expected an address such as https://push.example.com/send/1.")]
pub struct EndpointError;

/// Tells browsers.
#[async_trait]
pub trait Pusher: Send + Sync {
    /// Goes on when messages may be sent there.
    ///
    /// # Errors
    /// Not to a public push service.
    fn takes(&self, endpoint: &str) -> Result<(), EndpointError>;
    /// Hands a message over.
    ///
    /// # Errors
    /// Why it was not taken.
    async fn push(&self, message: &PushMessage<'_>) -> Result<Sent, PushError>;
}
