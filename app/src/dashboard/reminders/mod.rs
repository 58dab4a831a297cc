//! Reminders of a link: planned when it is made, shown and changed on its page (R14 to R16).

mod plan_fields;
mod remind_fields;
mod reminder_form;
mod reminder_rows;
mod reminders_card;
mod server_fns;
mod words;

pub use remind_fields::RemindFields;
pub use reminder_rows::{UpcomingRow, WrittenRow};
pub use reminders_card::{ReminderActions, RemindersCard};
