//! A new file from pixels alone, so that nothing else of the old one is left.

use super::{Picture, Purpose, UploadError};
use image::{
    DynamicImage, ExtendedColorType, ImageEncoder, ImageError, Rgb, RgbImage, RgbaImage,
    codecs::{
        jpeg::JpegEncoder,
        png::{CompressionType, FilterType, PngEncoder},
    },
    imageops,
};

/// How exact a JPEG is; at 82 the eye sees no difference.
const QUALITY: u8 = 82;

pub fn encode(picture: DynamicImage, purpose: Purpose) -> Result<Picture, UploadError> {
    match purpose {
        Purpose::Logo => logo(picture, purpose.largest_side()),
        Purpose::Product => photograph(&picture, purpose.largest_side()),
    }
    .map_err(|error| UploadError::Unwritable(error.to_string()))
}

/// As PNG, its transparency kept.
fn logo(picture: DynamicImage, most: u32) -> Result<Picture, ImageError> {
    let mut picture = picture.into_rgba8();
    if let Some((width, height)) = smaller(picture.dimensions(), most) {
        // The colour under what cannot be seen must not come out at the edges.
        weigh(&mut picture, |part, alpha| part * alpha / 255);
        picture = imageops::resize(&picture, width, height, imageops::FilterType::Lanczos3);
        weigh(&mut picture, |part, alpha| (part * 255 + alpha / 2).checked_div(alpha).unwrap_or_default());
    }
    let (width, height) = picture.dimensions();
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive);
    if picture.pixels().all(|pixel| pixel.0[3] == 255) {
        let flat = DynamicImage::ImageRgba8(picture).into_rgb8();
        encoder.write_image(flat.as_raw(), width, height, ExtendedColorType::Rgb8)?;
    } else {
        encoder.write_image(picture.as_raw(), width, height, ExtendedColorType::Rgba8)?;
    }
    Ok(Picture { bytes, media_type: "image/png", width, height })
}

/// As JPEG, on white.
fn photograph(picture: &DynamicImage, most: u32) -> Result<Picture, ImageError> {
    let mut flat = on_white(picture);
    if let Some((width, height)) = smaller(flat.dimensions(), most) {
        flat = imageops::resize(&flat, width, height, imageops::FilterType::Lanczos3);
    }
    let (width, height) = flat.dimensions();
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    encoder.write_image(flat.as_raw(), width, height, ExtendedColorType::Rgb8)?;
    Ok(Picture { bytes, media_type: "image/jpeg", width, height })
}

fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let seen = picture.to_rgba8();
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let [red, green, blue, alpha] = seen.get_pixel(x, y).0;
        let over = |part: u8| byte((u32::from(part) * u32::from(alpha) + 255 * (255 - u32::from(alpha)) + 127) / 255);
        Rgb([over(red), over(green), over(blue)])
    })
}

/// Changes each part of a colour by how much of it is seen.
fn weigh(picture: &mut RgbaImage, change: impl Fn(u32, u32) -> u32) {
    for pixel in picture.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0;
        let new = |part: u8| byte(change(u32::from(part), u32::from(alpha)));
        pixel.0 = [new(red), new(green), new(blue), alpha];
    }
}

fn byte(value: u32) -> u8 {
    u8::try_from(value).unwrap_or(u8::MAX)
}

/// The size of the same picture with its longer side at most `most`. `None`: it is so already.
fn smaller((width, height): (u32, u32), most: u32) -> Option<(u32, u32)> {
    let longer = width.max(height);
    let scaled = |part: u32| {
        let part = (u64::from(part) * u64::from(most) + u64::from(longer) / 2) / u64::from(longer.max(1));
        u32::try_from(part).unwrap_or(most).max(1)
    };
    (longer > most).then(|| (scaled(width), scaled(height)))
}
