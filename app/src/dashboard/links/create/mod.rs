//! Making a link: how it is paid, then what for and by whom (A1, A2). One form, two steps.

mod ask_fields;
mod coin_fields;
mod form;
mod page;
mod pay_preview;
mod steps;

#[cfg(all(test, feature = "ssr"))]
pub use form::LinkForm;
pub use page::NewLinkPage;
