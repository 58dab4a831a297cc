//! The team of a business: who is in it, who is invited, who may change whom.

mod accept;
mod change;
mod invite;
mod letters;
mod show;
mod token;

pub(crate) use accept::closed;
