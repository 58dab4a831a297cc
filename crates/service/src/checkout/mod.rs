//! What customers do: open a link, pay, look, keep a receipt.

mod address;
mod after_view;
mod business_page;
mod give_address;
mod link_page;
mod open_session;
mod openings;
mod price;
mod receipt;
mod sandbox;
mod session_page;
mod verify;

pub use address::Destination;
pub use openings::Openings;
pub(crate) use price::read_amount;
