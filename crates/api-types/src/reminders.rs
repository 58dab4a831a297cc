//! Reminders as merchants see and set them (R14 to R16), and the merchant's own clock.

use domain::{
    delivery::Way,
    reminder::{Interval, Standing},
};
use serde::{Deserialize, Serialize};

/// What a link's page shows of its reminders.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LinkReminders {
    /// By which ways the link went to its customer, or is about to: reminders go the same. Empty: none can be set yet.
    pub ways: Vec<Way>,
    /// What is planned. `None`: nothing ever was.
    pub plan: Option<ReminderPlan>,
}

/// What is planned for a link, and how far it has come (R16).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderPlan {
    /// Whether the merchant wants any.
    pub enabled: bool,
    /// How often.
    pub every: Interval,
    /// How many at most.
    pub most: u8,
    /// How many went: somebody took them.
    pub sent: u8,
    /// How many were refused or came back.
    pub failed: u8,
    /// How many there may still be.
    pub remaining: u8,
    /// How it stands.
    pub standing: Standing,
    /// When the next is due, Unix milliseconds. `None`: none is to come.
    pub next_at: Option<i64>,
    /// The same by the merchant's clock: `19 March 2026, 10:00`. Empty: none is to come.
    pub next: String,
    /// The merchant's time zone.
    pub zone: String,
    /// Whether the next could be sent as things are.
    pub outlook: Outlook,
    /// When the customer asked for no more, Unix milliseconds. `None`: they did not.
    pub stopped_at: Option<i64>,
}

/// Reminders as typed on a link's page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReminderForm {
    /// Whether there are any.
    pub on: bool,
    /// How often: the word of an interval.
    pub every: String,
    /// How many at most: from 1 to 50.
    pub most: String,
    /// Whether the customer, who had asked for no more, wants them again.
    pub wanted_again: bool,
}

/// A reminder that is to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpcomingReminder {
    /// The how manyth.
    pub number: u8,
    /// Of how many at most.
    pub most: u8,
    /// By which ways.
    pub ways: Vec<Way>,
    /// When, Unix milliseconds.
    pub at: i64,
    /// The same by the merchant's clock.
    pub local: String,
    /// Whether it could be sent as things are.
    pub outlook: Outlook,
}

/// Whether a reminder that is to come could be sent as things are (R14).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outlook {
    /// It goes.
    Goes {
        /// By these ways.
        by: Vec<Way>,
        /// What is in the way of the rest.
        not_by: Vec<Obstacle>,
    },
    /// The link cannot be paid now, so nobody is reminded until it can.
    Waits,
    /// It can reach nobody, for these reasons; it is left out.
    Cannot(Vec<Obstacle>),
}

/// Why a customer cannot be reminded by a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// The customer is no longer in the merchant's list.
    NoCustomer,
    /// The merchant has no phone number of them.
    NoNumber,
    /// The phone number is none that an SMS can be sent to.
    BadNumber,
    /// The server has nothing that sends by this way.
    NoWayOut(Way),
    /// The name of the business cannot stand above an SMS.
    NoSender,
}

/// By which clock a merchant lives, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HoursForm {
    /// IANA name of the time zone.
    pub zone: String,
    /// When quiet hours begin, such as `21:00`; empty: there are none.
    pub quiet_from: String,
    /// When they end.
    pub quiet_until: String,
}

/// The form, and what there is to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoursSettings {
    /// As it is.
    pub form: HoursForm,
    /// Names of time zones.
    pub zones: Vec<String>,
}
