//! What the pages say, as pure functions of what they know: what happened, what it means, what to do, in that order.

mod figures;
mod outcome;
mod phrase;
#[cfg(feature = "render")]
mod quote;
mod spoken;
mod tokens;

pub use figures::{roughly, times};
pub use outcome::{Action, Outcome, Side, outcome};
pub use phrase::Phrase;
#[cfg(feature = "render")]
pub use quote::quote;
pub use spoken::{spoken, title};
pub use tokens::{phase, status};
