//! What customers do: open a link, pay, look, keep a receipt.

mod address;
mod after_view;
mod business_page;
mod link_page;
mod open_session;
mod openings;
mod page_mark;
mod price;
mod receipt;
mod sandbox;
mod session_page;
mod verify;

pub use address::Destination;
pub use openings::Openings;
pub use page_mark::PageMark;
pub(crate) use price::read_amount;
