//! What all pages of the checkout have in common.

mod document;
mod facts;
mod footer;
mod merchant;
mod ribbon;
mod share;
mod social;

pub use document::{Head, document};
pub use facts::{Order, facts};
pub use footer::footer;
pub use merchant::{bill_words, merchant};
pub use ribbon::ribbon;
pub use share::{ICONS as SHARE_ICONS, share_button, share_menu};
pub use social::Social;
