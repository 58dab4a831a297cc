//! As pixels: every module is a whole number of them, so that no edge is grey.

use super::{
    QUIET, QrError,
    code::{Code, Options},
};
use crate::logo;
use image::RgbaImage;
use std::ops::RangeInclusive;

/// How wide a picture may be, in pixels (R17).
pub const SIZES: RangeInclusive<u32> = 200..=2_000;
/// The fewest pixels of a module that cameras read.
const LEAST: u32 = 2;
/// The same around a logo, which takes away what errors may cost.
const LEAST_WITH_LOGO: u32 = 3;

/// The code of a text as a PNG of `size` by `size` pixels. What is left over when modules are whole pixels is white. A
/// logo is left out of a picture that is too small to be read with it.
///
/// # Errors
/// Another size, a text that is too long for it, or the logo no picture.
pub fn png(text: &str, size: u32, options: Options<'_>) -> Result<Vec<u8>, QrError> {
    if !SIZES.contains(&size) {
        return Err(QrError::Size { given: size });
    }
    let mut canvas = Canvas::new(size);
    if let Some(png) = options.logo {
        let code = Code::new(text, true)?;
        if let (Some(grid), Some(area)) = (grid(&code, size, LEAST_WITH_LOGO), code.logo()) {
            canvas.modules(&code, grid);
            let logo = logo::on_white(png)?;
            return colour(&canvas, &logo, grid.area(area));
        }
    }
    let code = Code::new(text, false)?;
    if let Some(grid) = grid(&code, size, LEAST) {
        canvas.modules(&code, grid);
        return grey(&canvas);
    }
    let code = Code::densest(text)?;
    let least = u32::try_from(code.whole()).unwrap_or(u32::MAX).saturating_mul(LEAST);
    let grid = grid(&code, size, LEAST).ok_or(QrError::Small { given: size, least })?;
    canvas.modules(&code, grid);
    grey(&canvas)
}

/// Where the modules stand.
#[derive(Clone, Copy)]
struct Grid {
    /// The first module's left and upper edge.
    origin: usize,
    /// A module's width.
    module: usize,
}

impl Grid {
    /// An area of modules in pixels: its left and upper edge, and its width.
    const fn area(self, (at, width): (usize, usize)) -> (usize, usize) {
        (self.origin + at * self.module, width * self.module)
    }
}

/// `None`: a module would have fewer pixels than `least`.
fn grid(code: &Code, size: u32, least: u32) -> Option<Grid> {
    let (size, least) = (usize::try_from(size).ok()?, usize::try_from(least).ok()?);
    let module = size / code.whole();
    (module >= least).then(|| Grid { origin: (size - code.whole() * module) / 2 + QUIET * module, module })
}

/// White, then black where modules are dark.
struct Canvas {
    size: u32,
    side: usize,
    black: Vec<bool>,
}

impl Canvas {
    fn new(size: u32) -> Self {
        let side = usize::try_from(size).unwrap_or_default();
        Self { size, side, black: vec![false; side * side] }
    }

    fn modules(&mut self, code: &Code, grid: Grid) {
        for (x, y, run) in code.runs() {
            let (left, top) = (grid.origin + x * grid.module, grid.origin + y * grid.module);
            for row in self.black.chunks_mut(self.side).skip(top).take(grid.module) {
                row.iter_mut().skip(left).take(run * grid.module).for_each(|pixel| *pixel = true);
            }
        }
    }
}

/// One bit a pixel.
fn grey(canvas: &Canvas) -> Result<Vec<u8>, QrError> {
    let mut data = Vec::with_capacity(canvas.black.len() / 8 + canvas.side);
    for row in canvas.black.chunks(canvas.side) {
        for eight in row.chunks(8) {
            let bit = |(at, black): (usize, &bool)| if *black { 0 } else { 0x80_u8 >> at };
            data.push(eight.iter().enumerate().map(bit).sum());
        }
    }
    write(canvas.size, png::ColorType::Grayscale, png::BitDepth::One, &data)
}

/// With the logo in its area, in the middle of it.
fn colour(canvas: &Canvas, logo: &RgbaImage, (at, width): (usize, usize)) -> Result<Vec<u8>, QrError> {
    let logo = logo::fitted(logo, u32::try_from(width).unwrap_or_default());
    let mut data: Vec<u8> = canvas.black.iter().flat_map(|black| [if *black { 0 } else { 255 }; 3]).collect();
    let wide = |part: u32| usize::try_from(part).unwrap_or_default();
    let (left, top) = (at + (width - wide(logo.width())) / 2, at + (width - wide(logo.height())) / 2);
    for (y, row) in logo.rows().enumerate() {
        let from = ((top + y) * canvas.side + left) * 3;
        let pixels = data.iter_mut().skip(from);
        let colours = row.flat_map(|pixel| pixel.0.into_iter().take(3));
        pixels.zip(colours).for_each(|(pixel, colour)| *pixel = colour);
    }
    write(canvas.size, png::ColorType::Rgb, png::BitDepth::Eight, &data)
}

fn write(size: u32, color: png::ColorType, depth: png::BitDepth, data: &[u8]) -> Result<Vec<u8>, QrError> {
    let failed = |error: png::EncodingError| QrError::Unwritable(error.to_string());
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, size, size);
    encoder.set_color(color);
    encoder.set_depth(depth);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(data).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(file)
}
