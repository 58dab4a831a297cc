//! What members are told of by the server itself: payments, what is wrong with them, networks that are away, limits that are
//! reached; by e-mail at once or once a day, and in their browsers.
//!
//! The activity log is read on from where it was read to (ADR 2). What there is to tell each member, and how far the log was
//! read, are one transaction, so nothing is told twice, whatever breaks; how it leaves has queues of its own. Many things of
//! one kind that come together go as one message.

mod browsers;
mod forget;
mod key;
mod outages;
mod preferences;
mod run;
mod send_mail;
mod send_push;
mod stop;
mod tell;
mod test;
mod words;
mod write;

pub use {forget::LastForgot, outages::LookingSince};

use domain::{Millis, notification::Kind};

/// After a message of a topic, how long the next of it waits for others to come along.
const QUIET: Millis = Millis::seconds(60);
/// What the digest's topic is called.
const DIGEST: &str = "digest";
/// What a test's topic is called.
const TEST: &str = "test";
/// Where members choose what they are told.
const PAGE: &str = "/dashboard/settings/notifications";

/// What a kind is called where several are told together.
const fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Paid => "Paid",
        Kind::Underpaid => "Underpaid",
        Kind::Late => "Late",
        Kind::Reverted => "Taken back by the network",
        Kind::NetworkDown => "Networks",
        Kind::LimitReached => "Limit reached",
    }
}
