//! A picture as somebody uploads it, turned into one of ours: what it is decides its content, not its name; it is measured
//! before it is unpacked; and only its pixels are kept.

mod encode;
mod error;
mod kind;

pub use error::UploadError;

use image::{DynamicImage, ImageDecoder, ImageReader, Limits, codecs::png::PngDecoder, codecs::webp::WebPDecoder};
use kind::Kind;
use std::io::Cursor;

/// What a picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A merchant's logo: kept as PNG, with its transparency.
    Logo,
    /// A picture of a product: kept as JPEG, on white.
    Product,
}

impl Purpose {
    /// The largest file, in bytes.
    pub const fn largest_file(self) -> usize {
        match self {
            Self::Logo => 256 * 1_024,
            Self::Product => 8 * 1_024 * 1_024,
        }
    }

    /// The longest side of what is kept, in pixels.
    pub const fn largest_side(self) -> u32 {
        match self {
            Self::Logo => 512,
            Self::Product => 1_200,
        }
    }
}

/// The most pixels that are unpacked: 25 million take 100 MB.
const MOST_PIXELS: u64 = 25_000_000;
/// The longest side that is unpacked.
const LONGEST: u32 = 12_000;
/// The most memory that a decoder may ask for.
const MOST_MEMORY: u64 = 256 * 1_024 * 1_024;

/// A picture that is ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The file.
    pub bytes: Vec<u8>,
    /// `image/png` or `image/jpeg`.
    pub media_type: &'static str,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// Reads an uploaded file and makes a new one from its pixels, upright and no larger than needed.
///
/// # Errors
/// It is no picture that is taken, too large, broken or moving.
pub fn read(file: &[u8], purpose: Purpose) -> Result<Picture, UploadError> {
    if file.is_empty() {
        return Err(UploadError::Empty);
    }
    let most = purpose.largest_file();
    if file.len() > most {
        return Err(UploadError::TooHeavy { given: file.len(), most });
    }
    let kind = Kind::of(file)?;
    stands_still(file, kind)?;
    encode::encode(decode(file, kind)?, purpose)
}

/// The pixels, turned as the camera says.
fn decode(file: &[u8], kind: Kind) -> Result<DynamicImage, UploadError> {
    let broken = |_| UploadError::Broken(kind.name());
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(file), kind.format());
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(UploadError::Broken(kind.name()));
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS || width > LONGEST || height > LONGEST {
        return Err(UploadError::TooManyPixels { width, height });
    }
    if kind == Kind::Jpeg && !kind::jpeg_is_whole(file) {
        // The decoder would fill what is missing with grey.
        return Err(UploadError::Broken(kind.name()));
    }
    // A picture without this note, or with a spoilt one, is taken as it lies.
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Ok(picture)
}

/// Refuses what moves: of many pictures one would be left, and not the one that was meant.
fn stands_still(file: &[u8], kind: Kind) -> Result<(), UploadError> {
    let broken = |_| UploadError::Broken(kind.name());
    let moves = match kind {
        Kind::Png => PngDecoder::new(Cursor::new(file)).and_then(|png| png.is_apng()).map_err(broken)?,
        Kind::WebP => WebPDecoder::new(Cursor::new(file)).map_err(broken)?.has_animation(),
        Kind::Jpeg => false,
    };
    if moves { Err(UploadError::Moves) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
