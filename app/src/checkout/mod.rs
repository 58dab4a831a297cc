//! The customer's pages: complete in the HTML that the server sends, and livelier with script.
//!
//! On the server each page is a function from its data to a whole HTML document (see [`page`]). In the browser only two
//! islands of the session's page are taken over ([`session::Figure`] and [`session::Card`]); they are pure functions of
//! the [`SessionView`](api_types::checkout::SessionView) that the live stream brings. On a link's page script keeps the
//! [`places`] and a product's total. Copying, sharing and printing are answered for all pages in one place
//! (`client::clicks`).

#[cfg(feature = "render")]
mod business;
#[cfg(all(target_arch = "wasm32", feature = "pay"))]
pub mod client;
#[cfg(feature = "render")]
mod frame;
#[cfg(feature = "render")]
mod link;
mod mail;
#[cfg(feature = "render")]
mod message;
#[cfg(feature = "render")]
mod no_more;
#[cfg(feature = "render")]
mod one_button;
#[cfg(feature = "render")]
pub mod page;
pub mod places;
#[cfg(feature = "render")]
mod receipt;
#[cfg(feature = "render")]
mod sandbox;
pub mod session;
#[cfg(feature = "render")]
mod stop;
#[cfg(feature = "render")]
mod verify;
pub mod wallet_request;
pub mod words;

#[cfg(all(test, feature = "render"))]
mod tests;

#[cfg(feature = "render")]
pub use page::{
    LinkFormState, Shell, business_page, link_page, message_page, no_more_page, receipt_page, sandbox_page,
    session_page, stop_page, verify_page,
};
