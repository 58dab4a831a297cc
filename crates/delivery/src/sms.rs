//! SMS.

mod bird;
mod gateway;
mod messagebird;
mod phone_number;
mod segments;
mod sender;
mod twilio;

pub use bird::Bird;
pub use gateway::{Body, Gateway, GatewaySettings, Method};
pub use messagebird::MessageBird;
pub use phone_number::{PhoneNumber, PhoneNumberError};
pub use segments::{Alphabet, Segments};
pub use sender::{Sender, SenderError};
pub use twilio::Twilio;

use crate::{DeliveryError, Sent};
use async_trait::async_trait;
use domain::text::{self, TextError};
use std::{fmt, str::FromStr};

/// The most characters of a text: nine segments, which all providers take.
pub(crate) const LONGEST: usize = 1_300;

/// A way out for SMS.
#[async_trait]
pub trait Texter: Send + Sync {
    /// What it is called, such as `Twilio`.
    fn name(&self) -> &'static str;

    /// Whether it shows the sender of an SMS. Otherwise who an SMS is from is set at the provider.
    fn shows_sender(&self) -> bool {
        true
    }

    /// Hands one SMS over.
    ///
    /// # Errors
    /// It was not taken, or it is not known whether it was. No provider can be told that a second try is the same SMS:
    /// after [`DeliveryError::maybe_taken`] another try may be a second SMS.
    async fn send(&self, sms: &Sms) -> Result<Sent, DeliveryError>;
}

/// What we call an SMS, so that a provider's report can be found again: letters, digits, `-` and `_`, at most 64.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference(String);

/// One SMS, checked whole.
#[derive(Clone, PartialEq, Eq)]
pub struct Sms {
    reference: Reference,
    to: PhoneNumber,
    sender: Sender,
    text: String,
}

/// Why an SMS cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SmsError {
    /// Empty, too long, or with characters that cannot be shown.
    #[error(transparent)]
    Text(#[from] TextError),
    /// Not what a report could carry.
    #[error("What an SMS is called has letters, digits, - and _, at most 64.")]
    Reference,
}

impl Reference {
    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Reference {
    type Err = SmsError;

    fn from_str(text: &str) -> Result<Self, SmsError> {
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        let fine = !text.is_empty() && text.len() <= 64 && text.bytes().all(plain);
        if fine { Ok(Self(text.to_owned())) } else { Err(SmsError::Reference) }
    }
}

impl Sms {
    /// Of what goes where and from whom.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn new(reference: Reference, to: PhoneNumber, sender: Sender, text: &str) -> Result<Self, SmsError> {
        let text = text::paragraph("The message", text, LONGEST)?.ok_or(TextError::Empty("The message"))?;
        Ok(Self { reference, to, sender, text })
    }

    /// What we call it.
    pub const fn reference(&self) -> &Reference {
        &self.reference
    }

    /// Who gets it.
    pub const fn to(&self) -> &PhoneNumber {
        &self.to
    }

    /// Who it is from.
    pub const fn sender(&self) -> &Sender {
        &self.sender
    }

    /// What it says.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many messages it is sent and charged as.
    pub fn segments(&self) -> Segments {
        Segments::of(&self.text)
    }
}

/// Without number and text.
impl fmt::Debug for Sms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sms").field("reference", &self.reference).finish_non_exhaustive()
    }
}
