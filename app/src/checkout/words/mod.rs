//! What the pages say, as pure functions of what they know: what happened, what it means, what to do, in that order.

mod outcome;
mod phrase;
mod spoken;
mod tokens;

pub use outcome::{Action, Outcome, Side, outcome};
pub use phrase::Phrase;
pub use spoken::{spoken, title};
pub use tokens::{phase, status};
