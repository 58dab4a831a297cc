//! How messages leave the server: by e-mail and by SMS (R10 to R13).
//!
//! [`Mailer`] and [`Texter`] are the ports, each with an adapter in a file of its own for each way out. What is sent is
//! whole and safe before it gets here: a [`Mail`] or an [`Sms`] cannot be made of text that would add a header or a line.
//! [`template`] writes the words, [`report`] reads what providers tell afterwards, [`backoff`] says when to try again.
//! Nothing here knows the time or keeps anything: whoever calls gives the date and stores what comes back.

pub mod backoff;
pub mod email;
mod error;
mod http;
pub mod push;
pub mod report;
mod secret;
#[cfg(feature = "sink")]
pub mod sink;
pub mod sms;
pub mod template;
mod this_machine;
mod web_address;
mod words;

pub use email::{Login, Mail, MailDraft, MailError, Mailer, MessageId, Security, SmtpMailer, SmtpSettings};
pub use error::{DeliveryError, Sent};
pub use http::PATIENCE;
pub use push::{Pusher, WebPush};
pub use report::{Report, ReportError, State};
pub use secret::Secret;
pub use sms::{PhoneNumber, Reference, Sender, Sms, SmsError, Texter};
pub use web_address::WebAddress;
