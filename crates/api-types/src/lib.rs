//! What server and browser say to each other. Plain data: amounts are decimal text, moments are Unix milliseconds, and
//! nothing is in here that the reader may not see (I20).

pub mod account;
pub mod analytics;
pub mod businesses;
pub mod checkout;
pub mod customers;
pub mod dashboard;
pub mod deliveries;
pub mod invoices;
mod links;
pub mod notifications;
pub mod passkeys;
mod problem;
pub mod reminders;
pub mod sharing;
pub mod team;
pub mod undo;

pub use domain::FieldError;
pub use problem::Problem;
