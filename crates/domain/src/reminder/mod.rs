//! Reminders: when a customer who was sent a link is asked again, and when no more (R14, R16).

mod interval;
mod plan;
mod quiet;
#[cfg(test)]
mod tests;

pub use interval::{Interval, Most, MostError, NoSuchInterval};
pub use plan::{BREATH, Plan, Standing};
pub use quiet::{Local, QuietHours, QuietHoursError};
