//! A mail as RFC 5322 writes it.

use super::{MailDraft, MailError, encoded_words::encoded};
use crate::{template::LOGO_ID, words};
use domain::Email;
use lettre::{
    Address, Message,
    address::Envelope,
    message::{
        Attachment, Mailbox, Mailboxes, MultiPart, MultiPartKind, SinglePart,
        header::{self, ContentType, Date, HeaderName, HeaderValue, MessageId, ReplyTo, Subject},
    },
};
use sha2::{Digest, Sha256};
use std::time::{Duration, SystemTime};

/// Of a draft whose texts were checked.
pub(super) fn message(draft: &MailDraft) -> Result<Message, MailError> {
    let (from, to) = (address(&draft.from)?, address(&draft.to)?);
    let refused = || refused(&draft.to);
    let envelope = Envelope::new(Some(from.clone()), vec![to.clone()]).map_err(|_| refused())?;
    let since = Duration::from_millis(draft.date.0.unsigned_abs());
    let mut builder = Message::builder()
        .envelope(envelope)
        .header(Date::new(SystemTime::UNIX_EPOCH + since))
        // The builder wants to read it back, which it cannot with every name; the name follows below.
        .from(Mailbox::new(None, from.clone()))
        .to(Mailbox::new(None, to))
        .header(MessageId::from(format!("<{}>", draft.id)))
        .header(Subject::from(draft.subject.clone()))
        // So that nobody's holiday answers it (RFC 3834).
        .raw_header(raw("Auto-Submitted", "auto-generated"));
    if let Some(reply_to) = &draft.reply_to {
        builder = builder.header(ReplyTo::from(Mailboxes::from(Mailbox::new(None, address(reply_to)?))));
    }
    if let Some(unsubscribe) = &draft.unsubscribe {
        builder = builder.raw_header(raw("List-Unsubscribe", &format!("<{unsubscribe}>")));
        // RFC 8058 knows only safe addresses.
        if unsubscribe.is_safe() {
            builder = builder.raw_header(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
    }
    let (boundary, html) = (boundary(draft), SinglePart::html(draft.html.clone()));
    let parts = MultiPart::builder()
        .kind(MultiPartKind::Alternative)
        .boundary(&boundary)
        .singlepart(SinglePart::plain(draft.text.clone()));
    let parts = match &draft.logo {
        None => parts.singlepart(html),
        Some(png) => {
            let png_type = ContentType::parse("image/png").map_err(|_| refused())?;
            let logo = Attachment::new_inline(LOGO_ID.to_owned()).body(png.clone(), png_type);
            // Another beginning: some readers take a line for the end of the whole that only begins like it.
            let related = MultiPart::builder().kind(MultiPartKind::Related).boundary(format!("logo{boundary}"));
            parts.multipart(related.singlepart(html).singlepart(logo))
        }
    };
    let mut message = builder.multipart(parts).map_err(|_| refused())?;
    let headers = message.headers_mut();
    match encoded(&draft.from_name) {
        Some(name) => headers.insert_raw(as_encoded("From", &format!("{name}\r\n <{from}>"))),
        None => headers.set(header::From::from(Mailboxes::from(Mailbox::new(Some(draft.from_name.clone()), from)))),
    }
    if let Some(subject) = encoded(&draft.subject) {
        headers.insert_raw(as_encoded("Subject", &subject));
    }
    Ok(message)
}

/// An address as mail servers take it: a domain of other letters in its ASCII form.
fn address(email: &Email) -> Result<Address, MailError> {
    let refused = || refused(email);
    let shown = domain::text::line("The address", email.as_str(), 254)?;
    let (user, domain) = shown.rsplit_once('@').ok_or_else(refused)?;
    let domain = idna::domain_to_ascii_strict(domain).map_err(|_| refused())?;
    Address::new(user, domain).map_err(|_| refused())
}

fn refused(email: &Email) -> MailError {
    MailError::Address(words::tamed(email.as_str()))
}

fn raw(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

fn as_encoded(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), value.to_owned(), value.to_owned())
}

/// Follows from what is in the mail, so that a retry is the same to the byte, and so that no text can hold it.
fn boundary(draft: &MailDraft) -> String {
    let mut hash = Sha256::new();
    for part in [draft.id.as_str(), &draft.text, &draft.html] {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    if let Some(logo) = &draft.logo {
        hash.update(logo);
    }
    hash.finalize().iter().take(20).map(|byte| format!("{byte:02x}")).collect()
}
