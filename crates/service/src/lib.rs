//! What Tallystick does: one method a use case, over ports only. It decides; the server wires, the pages show.

pub mod auth;
mod checkout;
mod deliver;
mod fail;
mod fields;
pub mod follow;
mod jobs;
pub mod live;
mod merchant;
mod pictures;
pub mod ports;
mod present;
mod qr_codes;
mod random;
mod service;
pub mod visits;

pub use auth::Actor;
pub use checkout::{Destination, PageMark};
pub use deliver::{EmailWay, Ways};
pub use follow::{ApplyError, WatchList};
pub use live::{Changed, Live, What};
pub use merchant::defaults::DefaultNetwork;
pub use service::{Outside, Service};
