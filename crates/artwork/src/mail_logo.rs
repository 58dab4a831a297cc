//! A merchant's logo as mails bring it along: small, and on white, since mail programs may put anything behind it.

use crate::logo::{LogoError, on_white};
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage, codecs::png::PngEncoder, imageops};

/// How high it is, in pixels: twice as high as it is shown, for fine screens.
const HEIGHT: u32 = 96;
/// The most that it is wide.
const WIDEST: u32 = 480;

/// The picture, always of the same height: one that is very wide has white above and below.
///
/// # Errors
/// It is no picture that can be drawn.
pub fn mail_logo(png: &[u8]) -> Result<Vec<u8>, LogoError> {
    let picture = on_white(png)?;
    let (width, height) = fitted(picture.dimensions());
    let picture = imageops::resize(&picture, width, height, imageops::FilterType::Lanczos3);
    let mut canvas = RgbImage::from_pixel(width, HEIGHT, Rgb([255; 3]));
    let top = i64::from((HEIGHT - height.min(HEIGHT)) / 2);
    imageops::replace(&mut canvas, &image::DynamicImage::ImageRgba8(picture).into_rgb8(), 0, top);
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new(&mut bytes);
    encoder.write_image(canvas.as_raw(), width, HEIGHT, ExtendedColorType::Rgb8).map_err(|_| LogoError)?;
    Ok(bytes)
}

/// Width and height of the same shape within what there is; at least a pixel each way.
fn fitted((width, height): (u32, u32)) -> (u32, u32) {
    let scaled = |part: u32, by: u32, of: u32, most: u32| {
        let scaled = u64::from(part) * u64::from(by) / u64::from(of.max(1));
        u32::try_from(scaled).unwrap_or(most).clamp(1, most)
    };
    let wide = u64::from(width) * u64::from(HEIGHT) > u64::from(height) * u64::from(WIDEST);
    if wide { (WIDEST, scaled(height, WIDEST, width, HEIGHT)) } else { (scaled(width, HEIGHT, height, WIDEST), HEIGHT) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgba, RgbaImage};

    fn png(width: u32, height: u32, colour: [u8; 4]) -> Vec<u8> {
        let picture = RgbaImage::from_pixel(width, height, Rgba(colour));
        let mut bytes = Vec::new();
        let encoder = PngEncoder::new(&mut bytes);
        encoder.write_image(picture.as_raw(), width, height, ExtendedColorType::Rgba8).unwrap();
        bytes
    }

    #[test]
    fn r11_a_logo_in_a_mail_is_small_and_keeps_its_shape_whatever_that_is() {
        for ((width, height), expected) in [
            ((512, 512), (96, 96)),
            ((512, 256), (192, 96)),
            ((16, 16), (96, 96)),
            ((100, 512), (18, 96)),
            // Very wide: it keeps its shape within.
            ((512, 10), (480, 96)),
            ((1, 512), (1, 96)),
        ] {
            let made = image::load_from_memory(&mail_logo(&png(width, height, [200, 0, 0, 255])).unwrap()).unwrap();
            assert_eq!((made.width(), made.height()), expected, "{width}x{height}");
            let middle = made.to_rgb8().get_pixel(made.width() / 2, 48).0;
            assert_eq!(middle, [200, 0, 0], "{width}x{height}");
        }
        let wide = image::load_from_memory(&mail_logo(&png(512, 10, [200, 0, 0, 255])).unwrap()).unwrap().to_rgb8();
        assert_eq!((wide.get_pixel(240, 0).0, wide.get_pixel(240, 95).0), ([255; 3], [255; 3]));
        let clear = image::load_from_memory(&mail_logo(&png(64, 64, [0, 0, 0, 0])).unwrap()).unwrap().to_rgb8();
        assert_eq!(clear.get_pixel(48, 48).0, [255; 3], "what cannot be seen is white");
        assert_eq!(mail_logo(b"no picture"), Err(LogoError));
    }
}
