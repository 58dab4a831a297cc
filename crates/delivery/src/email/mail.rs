//! One e-mail, checked whole.

use super::{MessageId, writing};
use crate::{WebAddress, words};
use domain::{
    Email, Millis,
    text::{self, TextError},
};
use lettre::Message;

/// The last moment of the year 9999, in milliseconds: dates beyond have no form in a header.
const LAST_DATE: Millis = Millis(253_402_300_799_000);

/// What a mail is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailDraft {
    /// The same for each try.
    pub id: MessageId,
    /// When it was written; the same for each try.
    pub date: Millis,
    /// Who it is from, as people read it: the business.
    pub from_name: String,
    /// The address that the mail server may send from. Bounces come back to it.
    pub from: Email,
    /// Where answers go. `None`: to `from`.
    pub reply_to: Option<Email>,
    /// Who gets it.
    pub to: Email,
    /// At most 200 characters.
    pub subject: String,
    /// The plain text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
    /// For mails that come again by themselves: where a mail program posts that the reader wants no more (RFC 8058).
    pub unsubscribe: Option<WebAddress>,
    /// A PNG that the HTML part shows by [`LOGO_ID`](crate::template::LOGO_ID). It travels in the mail, so that programs show it
    /// without asking, and nobody learns from it that the mail was opened.
    pub logo: Option<Vec<u8>>,
}

/// Why a mail cannot be made of a draft.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// A text is missing, too long, or holds a character that cannot be shown, such as a line break in the subject.
    #[error(transparent)]
    Text(#[from] TextError),
    /// An address that looks like one but that no mail can be sent to.
    #[error("Mail cannot be sent with the address {0}: expected one such as maja@example.com.")]
    Address(String),
    /// Before 1970 or after 9999.
    #[error("The date of a mail lies between 1970 and 9999.")]
    Date,
}

/// A mail that can be sent. Nothing in it can add a header.
#[derive(Clone)]
pub struct Mail {
    id: MessageId,
    to: Email,
    message: Message,
}

impl Mail {
    /// Checks a draft.
    ///
    /// # Errors
    /// The first thing in it that cannot be sent.
    pub fn new(draft: &MailDraft) -> Result<Self, MailError> {
        let draft = MailDraft {
            from_name: words::one_line(&text::line("The sender's name", &draft.from_name, 100)?),
            subject: words::one_line(&text::line("The subject", &draft.subject, 200)?),
            text: paragraphs("The text", &draft.text, 100_000)?,
            html: paragraphs("The HTML part", &draft.html, 1_000_000)?,
            ..draft.clone()
        };
        if draft.date < Millis(0) || draft.date > LAST_DATE {
            return Err(MailError::Date);
        }
        let message = writing::message(&draft)?;
        Ok(Self { id: draft.id, to: draft.to, message })
    }

    /// What it is called in bounces.
    pub const fn id(&self) -> &MessageId {
        &self.id
    }

    /// Who gets it.
    pub const fn to(&self) -> &Email {
        &self.to
    }

    /// As it goes over the wire (RFC 5322): the same bytes each time.
    pub fn written(&self) -> Vec<u8> {
        self.message.formatted()
    }

    pub(super) const fn message(&self) -> &Message {
        &self.message
    }
}

/// Without the text, which may say what somebody owes.
impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mail").field("id", &self.id).finish_non_exhaustive()
    }
}

fn paragraphs(what: &'static str, text: &str, most: usize) -> Result<String, TextError> {
    text::paragraph(what, text, most)?.ok_or(TextError::Empty(what))
}
