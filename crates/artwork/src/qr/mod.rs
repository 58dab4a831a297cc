//! QR codes of a link's address (R17, P8): black on white, with the quiet zone that readers need.

mod code;
mod pdf;
mod png;
mod svg;

pub use code::{Options, path};
pub(crate) use code::{Runs, runs};
pub use pdf::{Paper, PrintSheet, pdf};
pub use png::{SIZES, png};
pub use svg::svg;

use crate::{face::FontError, logo::LogoError};

/// White modules on each side, as the standard asks.
const QUIET: usize = 4;

/// Why there is no QR code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QrError {
    /// More than a QR code can hold.
    #[error("This address has {0} bytes, more than a QR code can hold. Use a shorter one.")]
    TooLong(usize),
    /// Another size than can be drawn.
    #[error("A QR code can be {} to {} pixels wide, not {given}. Choose a whole number in between, for example 600.", SIZES.start(), SIZES.end())]
    Size {
        /// What was asked for.
        given: u32,
    },
    /// So long a text that its modules would be too small to be read.
    #[error("At {given} pixels this long address could not be read by a camera. Choose at least {least}.")]
    Small {
        /// What was asked for.
        given: u32,
        /// The smallest size that can be read.
        least: u32,
    },
    /// The logo is no picture.
    #[error(transparent)]
    Logo(#[from] LogoError),
    /// A fault of the build.
    #[error(transparent)]
    Font(#[from] FontError),
    /// The file could not be written.
    #[error("the file could not be written: {0}")]
    Unwritable(String),
}

#[cfg(test)]
mod tests;
