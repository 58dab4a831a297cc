//! A merchant's logo as it is stored: a PNG that was checked and re-encoded when it was uploaded.

use image::{ImageFormat, ImageReader, Limits, Rgba, RgbaImage, imageops};
use std::io::Cursor;

/// The logo cannot be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the logo is no picture that can be drawn")]
pub struct LogoError;

/// The largest side that is read, in pixels.
const LARGEST: u32 = 4_096;

/// A logo on white: transparency is gone, so that it looks the same wherever it stands.
pub fn on_white(png: &[u8]) -> Result<RgbaImage, LogoError> {
    let mut picture = read(png)?;
    for Rgba([red, green, blue, alpha]) in picture.pixels_mut() {
        for part in [red, green, blue] {
            *part = over(*part, 255, *alpha);
        }
        *alpha = 255;
    }
    Ok(picture)
}

fn read(png: &[u8]) -> Result<RgbaImage, LogoError> {
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(LARGEST), Some(LARGEST));
    let mut reader = ImageReader::with_format(Cursor::new(png), ImageFormat::Png);
    reader.limits(limits);
    Ok(reader.decode().map_err(|_| LogoError)?.to_rgba8())
}

/// One part of a colour laid over another.
fn over(part: u8, ground: u8, alpha: u8) -> u8 {
    let (part, ground, alpha) = (u32::from(part), u32::from(ground), u32::from(alpha));
    let mixed = (part * alpha + ground * (255 - alpha) + 127) / 255;
    u8::try_from(mixed).unwrap_or(u8::MAX)
}

/// Made as large as fits into a square without changing its shape; at least a pixel each way.
pub fn fitted(picture: &RgbaImage, side: u32) -> RgbaImage {
    let (width, height) = picture.dimensions();
    let longer = width.max(height).max(1);
    let scaled = |part: u32| {
        let part = u64::from(part) * u64::from(side) / u64::from(longer);
        u32::try_from(part).unwrap_or(side).clamp(1, side.max(1))
    };
    imageops::resize(picture, scaled(width), scaled(height), imageops::FilterType::CatmullRom)
}
