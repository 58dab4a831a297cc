//! Taking back what destroyed something: offered at the foot of whatever page, for a while.

mod offer;
mod server_fns;
mod undoing;

pub use offer::UndoOffer;
pub use undoing::{Undoing, use_undoing};
