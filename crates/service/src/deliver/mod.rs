//! Messages to customers: written, kept, sent by one task beside everything else, and tried again (R10 to R13).
//!
//! A message is written once, into the database, in the transaction that causes it. Each try sends the same bytes. What no
//! way out is configured for is held, and shown in the outbox: never silently nowhere.

mod asked;
mod brand;
mod compose;
mod preview;
mod receipt;
mod recipient;
mod reminders;
mod reported;
mod requests;
mod run;
mod send_link;
mod send_mail;
mod send_sms;
mod show;
mod templates;
mod turn;
mod ways;

pub(crate) use brand::{OwnTemplate, template_key};
/// Why a message to the customer that a link was for before does not go.
pub(crate) const SOMEBODY_ELSE: &str = "The link is for somebody else now.";

pub use ways::{EmailWay, SmsWay, Ways};
pub(crate) use {
    receipt::NoReceipt,
    recipient::{Recipient, has_moved, hold_recipient},
    show::item as message_item,
    turn::Turn,
};
