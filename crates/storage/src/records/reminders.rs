//! What reminders are planned for a link.

use domain::{
    Millis,
    delivery::Way,
    ids::{LinkId, MerchantId},
    reminder::Plan,
};

/// The reminders of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminders {
    /// Of which link.
    pub link: LinkId,
    /// Whose.
    pub merchant: MerchantId,
    /// What is wanted, and how far it has come.
    pub plan: Plan,
    /// By which ways: those by which the link went.
    pub ways: Vec<Way>,
    /// How many another customer got whom the link was for before: their ordinals are taken.
    pub earlier: u32,
    /// When the next is due. `None`: none is to come.
    pub due_at: Option<Millis>,
    /// In the address with which the customer asks for no more. Nobody can guess it.
    pub token: String,
    /// Counts up with each change.
    pub version: i64,
}

/// What became of reminders that were written. Those that wait or were called back are neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReminderFates {
    /// Somebody took them, by one way at least.
    pub went: u32,
    /// Nobody takes them, by any way, or they came back.
    pub failed: u32,
}
