//! What customers do: open a link, pay, look, keep a receipt.

mod link_page;
mod open_session;
mod receipt;
mod sandbox;
mod session_page;
mod verify;
