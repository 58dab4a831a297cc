//! What providers tell us afterwards. Each reader proves who tells before it believes a word, but for a bounce, which
//! comes by mail like any other: it can only say that a mail with an id that we gave did not arrive.

pub mod bird;
pub mod bounce;
pub mod gateway;
pub mod messagebird;
mod proof;
pub mod twilio;

use crate::words;

/// What became of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What the provider calls the message: [`Sent::id`](crate::Sent::id).
    pub provider_id: String,
    /// What became of it.
    pub state: State,
}

/// How far a message got. Reports may come twice and out of order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// The provider has it.
    Accepted,
    /// It left the provider.
    Sent,
    /// It arrived.
    Delivered,
    /// It will not arrive.
    Failed {
        /// Why, as the provider says it: one short line.
        why: String,
    },
}

impl State {
    fn failed(why: &str) -> Self {
        let why = words::tamed(why);
        Self::Failed { why: if why.is_empty() { "No reason is given.".to_owned() } else { why } }
    }

    /// How far this is: a report that is less far than what is known says nothing new. Arriving and not arriving are
    /// both the end.
    pub const fn rank(&self) -> u8 {
        match self {
            Self::Accepted => 0,
            Self::Sent => 1,
            Self::Delivered | Self::Failed { .. } => 2,
        }
    }
}

/// Why a report is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// The proof of who sent it is missing or wrong.
    #[error("This report is not signed by {0}.")]
    Unsigned(&'static str),
    /// The proof is right, but of another time.
    #[error("This report of {0} is too old or from the future.")]
    Stale(&'static str),
    /// It is theirs, but nothing that we know how to read.
    #[error("This report of {0} is not in the form that it documents.")]
    Unreadable(&'static str),
}

/// An id as it may be looked up: short, and nothing that cannot be seen.
fn id(text: &str) -> Option<String> {
    let fine = !text.is_empty() && text.len() <= 200 && text.bytes().all(|b| b.is_ascii_graphic());
    fine.then(|| text.to_owned())
}

/// Fields of a form or a query.
fn fields(text: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(text).into_owned().collect()
}

fn field<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}
