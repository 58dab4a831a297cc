//! Why a picture was not taken, in words for who chose it.

/// Why a picture was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UploadError {
    /// Nothing arrived.
    #[error("This file is empty. Choose a PNG, JPEG or WebP picture.")]
    Empty,
    /// Too many bytes.
    #[error("This file has {}, and a picture here can have {}. Save it smaller.", size(*given), size(*most))]
    TooHeavy {
        /// Its size in bytes.
        given: usize,
        /// The largest size in bytes.
        most: usize,
    },
    /// Too many pixels to unpack.
    #[error(
        "This picture is {width} by {height} pixels, too large to be read here. Save it with at most 5,000 by 5,000."
    )]
    TooManyPixels {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// A document that can carry scripts.
    #[error("SVG drawings are not taken, because they can carry programs. Export yours as PNG.")]
    Svg,
    /// A picture of a kind that is not taken.
    #[error("This is a {0} file. Choose a PNG, JPEG or WebP picture.")]
    OtherKind(&'static str),
    /// Something else.
    #[error("This file is no picture. Choose a PNG, JPEG or WebP picture.")]
    NoPicture,
    /// The beginning of a picture, and then something else.
    #[error("This {0} picture is damaged or not whole. Save it again, or choose another.")]
    Broken(&'static str),
    /// An animation.
    #[error("This picture moves. Choose one that stands still.")]
    Moves,
    /// It could not be written.
    #[error("This picture could not be saved: {0}")]
    Unwritable(String),
}

/// Bytes as people read them.
fn size(bytes: usize) -> String {
    const KB: usize = 1_024;
    const MB: usize = KB * KB;
    if bytes >= MB {
        let tenths = bytes * 10 / MB;
        if tenths.is_multiple_of(10) {
            format!("{} MB", tenths / 10)
        } else {
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    } else {
        format!("{} kB", bytes.div_ceil(KB))
    }
}
