//! A session's state: a pure function of its transfers, its terms and the clock (I2).

mod assess;
mod status;
mod terms;
#[cfg(test)]
mod tests;

pub use assess::{Assessment, Progress, assess};
pub use status::{Flag, Flags, Status, UnknownWord};
pub use terms::{Decision, Horizon, Terms};
