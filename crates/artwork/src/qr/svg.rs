//! As vectors, for print in any size.

use super::{
    QUIET, QrError,
    code::{Code, Options},
};
use crate::logo;
use base64::{Engine, engine::general_purpose::STANDARD};
use image::{ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};

/// How wide the picture is when nobody says otherwise.
const WIDTH: &str = "40mm";
/// The side of a logo inside, in pixels: sharp up to a poster.
const LOGO: u32 = 512;

/// The code of a text as an SVG file.
///
/// # Errors
/// The text is too long, or the logo no picture.
pub fn svg(text: &str, options: Options<'_>) -> Result<String, QrError> {
    let code = Code::new(text, options.logo.is_some())?;
    let whole = code.whole();
    let logo = match (options.logo, code.logo()) {
        (Some(png), Some(area)) => picture(png, area)?,
        _ => String::new(),
    };
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{WIDTH}\" viewBox=\"0 0 {whole} {whole}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{whole}v{whole}H0z\"/>\
         <path transform=\"translate({QUIET} {QUIET})\" d=\"{path}\"/>{logo}</svg>\n",
        path = code.path()
    ))
}

fn picture(png: &[u8], (at, width): (usize, usize)) -> Result<String, QrError> {
    let picture = logo::on_white(png)?;
    let picture = if picture.width().max(picture.height()) > LOGO { logo::fitted(&picture, LOGO) } else { picture };
    let mut file = Vec::new();
    PngEncoder::new(&mut file)
        .write_image(picture.as_raw(), picture.width(), picture.height(), ExtendedColorType::Rgba8)
        .map_err(|error| QrError::Unwritable(error.to_string()))?;
    let at = at + QUIET;
    let data = STANDARD.encode(file);
    Ok(format!(
        "<image x=\"{at}\" y=\"{at}\" width=\"{width}\" height=\"{width}\" href=\"data:image/png;base64,{data}\"/>"
    ))
}
