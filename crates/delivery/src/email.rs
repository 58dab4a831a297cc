//! E-mail.

mod encoded_words;
mod mail;
mod message_id;
mod settings;
mod smtp;
mod writing;

pub use mail::{Mail, MailDraft, MailError};
pub use message_id::{MessageId, MessageIdError};
pub use settings::{Login, Security, SmtpLimits, SmtpSettings};
pub use smtp::SmtpMailer;

use crate::{DeliveryError, Sent};
use async_trait::async_trait;

/// A way out for e-mail.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Hands one mail over. Handing the same [`Mail`] over again is the same mail: it has the same id, date and text.
    ///
    /// # Errors
    /// It was not taken, or it is not known whether it was.
    async fn send(&self, mail: &Mail) -> Result<Sent, DeliveryError>;
}
