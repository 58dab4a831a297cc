//! The merchant's pages: one single-page application, rendered on the server and hydrated whole.
//!
//! A tab is a folder with its pages, its `server_fns.rs` and its parts, and one row in [`tabs`]. Server functions are
//! thin: they find out who asks (`session`) and pass on to `service`. What was asked for and is shown stands in the
//! page's address, so that going back, reloading and sharing work, with and without script.

mod accent;
mod app;
mod businesses;
mod customers;
pub use crate::error;
mod frame;
mod home;
mod links;
mod live;
mod messages;
mod mode;
mod palette;
mod parts;
mod payments;
mod products;
mod reminders;
mod scroll;
#[cfg(feature = "ssr")]
mod session;
mod settings;
mod shell;
mod tab;
mod tabs;
mod tags;
mod undo;
mod welcome;
mod words;

#[cfg(all(test, feature = "ssr"))]
mod tests;

pub use app::App;
#[cfg(feature = "ssr")]
pub use session::{ClientFrom, CookiePolicy};
pub use shell::{Assets, shell};
pub use tab::Tab;
#[cfg(feature = "ssr")]
pub use tab::asks_for;
