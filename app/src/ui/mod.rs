//! Parts that the customer's pages and the dashboard share. Each is a function from data to a view: no state of its own.

pub mod address;
pub mod amount;
pub mod badge;
pub mod coin;
pub mod copy_field;
pub mod icon;
pub mod logo;
pub mod markup;
pub mod moment;
pub mod qr;
pub mod span;
pub mod sprite;
pub mod tally;

pub use address::{address, address_html, short_id, short_id_html};
pub use amount::{amount, amount_html, is_something};
pub use badge::{Tone, badge};
pub use coin::{coin, coin_html, coin_sprite};
pub use copy_field::{copy_field, copy_field_html};
pub use icon::{Icon, icon, icon_html};
pub use logo::{logo, mark};
pub use markup::Markup;
pub use qr::{qr, qr_html};
pub use sprite::{all_names, sprite};
pub use tally::{tally, tally_html};
