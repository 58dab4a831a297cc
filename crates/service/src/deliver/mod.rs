//! Messages to customers: written, kept, sent by one task beside everything else, and tried again (R10 to R13).
//!
//! A message is written once, into the database, in the transaction that causes it. Each try sends the same bytes. What no
//! way out is configured for is held, and shown in the outbox: never silently nowhere.

mod brand;
mod compose;
mod run;
mod send_link;
mod show;

use delivery::{Mailer, Texter};
use domain::Email;
use std::sync::Arc;

/// By which ways messages leave the server.
#[derive(Clone, Default)]
pub struct Ways {
    /// E-mail. `None`: what is to go by e-mail is held.
    pub email: Option<EmailWay>,
    /// SMS. `None`: what is to go by SMS is held.
    pub sms: Option<Arc<dyn Texter>>,
}

/// How e-mail leaves.
#[derive(Clone)]
pub struct EmailWay {
    /// Who takes it.
    pub mailer: Arc<dyn Mailer>,
    /// The address that it is sent from. Answers go to the merchant where they gave one.
    pub from: Email,
}
