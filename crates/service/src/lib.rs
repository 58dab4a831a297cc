//! What Tallystick does: one method a use case, over ports only. It decides; the server wires, the pages show.

mod audit;
pub mod auth;
mod businesses;
mod checkout;
mod deliver;
mod fail;
mod fields;
pub mod follow;
mod jobs;
mod link_address;
mod live;
mod merchant;
mod notify;
mod phone;
mod pictures;
pub mod ports;
mod present;
mod qr_codes;
mod random;
mod remind;
mod service;
mod team;
pub mod visits;

pub use auth::{Actor, Caller, Entry, Right, Whoever};
pub use businesses::WhoAdds;
pub use checkout::Destination;
pub use deliver::{EmailWay, SmsWay, Ways};
pub use follow::{ApplyError, WatchList};
pub use live::{Changed, Live, What};
pub use merchant::ACTIVITY_AT_ONCE;
pub use merchant::defaults::DefaultNetwork;
pub use service::{Outside, Service};
