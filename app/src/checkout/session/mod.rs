//! A session's page: the two islands, what they share, and the parts that they show.

mod card;
mod figure;
mod island;
mod live;
mod method;
mod outcome_card;
#[cfg(feature = "render")]
mod page;
mod pay;
pub mod ring;
mod tracker;

pub use island::{Card, Figure, card_html};
pub use live::{Live, Model, Moving, seconds};
#[cfg(feature = "render")]
pub use page::page;
