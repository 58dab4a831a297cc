//! Pixels: shapes, letters and pictures, and the PNG of them.

use super::layout::Placed;
use crate::{
    colour::{BLACK, Colour},
    logo,
    qr::Runs,
};
use image::RgbaImage;
use tiny_skia::{
    Color, FillRule, GradientStop, IntSize, LinearGradient, Mask, Paint, Path, PathBuilder, Pixmap, PixmapPaint, Point,
    Rect, Shader, SpreadMode, Transform,
};

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Area {
    /// The same without an edge of `by` on every side.
    pub fn inset(self, by: f32) -> Self {
        Self { x: self.x + by, y: self.y + by, width: self.width - 2.0 * by, height: self.height - 2.0 * by }
    }
}

/// A picture in the making. Always opaque.
pub struct Canvas(Pixmap);

impl Canvas {
    /// All of one colour.
    pub fn new(width: u32, height: u32, paper: Colour) -> Option<Self> {
        let mut pixels = Pixmap::new(width, height)?;
        pixels.fill(color(paper, 255));
        Some(Self(pixels))
    }

    /// A breath of a colour from above, as on the pay page. Every row has one colour, which packs to almost nothing.
    pub fn wash(&mut self, accent: Colour) {
        let (width, height) = (self.0.width() as f32, self.0.height() as f32);
        let stops = vec![GradientStop::new(0.0, color(accent, 18)), GradientStop::new(1.0, color(accent, 0))];
        let (from, to) = (Point::from_xy(0.0, 0.0), Point::from_xy(0.0, height * 0.8));
        let gradient = LinearGradient::new(from, to, stops, SpreadMode::Pad, Transform::identity());
        let (Some(shader), Some(all)) = (gradient, Rect::from_xywh(0.0, 0.0, width, height)) else { return };
        self.0.fill_rect(all, &paint(shader), Transform::identity(), None);
    }

    /// A filled rectangle with round corners.
    pub fn fill(&mut self, area: Area, radius: f32, colour: Colour) {
        self.shape(rounded(area, radius), colour, 255);
    }

    /// What a card throws on the paper.
    pub fn shadow(&mut self, area: Area, radius: f32) {
        for step in 1..=14_u8 {
            let grown = f32::from(step) * 2.0;
            let below = Area { y: area.y + 10.0, ..area };
            self.shape(rounded(below.inset(-grown), radius + grown), (0x1c, 0x1f, 0x26), 1);
        }
    }

    /// A line of text.
    pub fn text(&mut self, text: &Placed<'_>) {
        self.shape(text.face.outline(&text.line, text.x, text.y), text.colour, 255);
    }

    /// The dark modules of a code, each a whole number of pixels, in the middle of an area.
    pub fn modules(&mut self, area: Area, code: &Runs) {
        let module = (area.width / f32::from(code.side.max(1))).floor();
        let origin = (area.width - module * f32::from(code.side)) / 2.0;
        let (left, top) = ((area.x + origin).round(), (area.y + origin).round());
        let mut path = PathBuilder::new();
        for (x, y, run) in &code.runs {
            let (x, y, run) = (f32::from(*x) * module, f32::from(*y) * module, f32::from(*run) * module);
            if let Some(rect) = Rect::from_xywh(left + x, top + y, run, module) {
                path.push_rect(rect);
            }
        }
        self.shape(path.finish(), BLACK, 255);
    }

    /// A picture that fills an area with round corners; what is too long is cut off on both sides.
    pub fn picture(&mut self, area: Area, radius: f32, picture: &RgbaImage) {
        let (width, height) = picture.dimensions();
        // Larger than the area by as much as the picture is longer one way than the other.
        let stretch = f64::from(width.max(height)) / f64::from(width.min(height).max(1));
        // At most some thousand pixels: a ribbon is cut, not drawn whole.
        let side = (f64::from(area.width) * stretch.min(8.0)).ceil() as u32;
        let scaled = logo::fitted(picture, side);
        let (width, height) = scaled.dimensions();
        let Some(size) = IntSize::from_wh(width, height) else { return };
        let Some(pixels) = Pixmap::from_vec(scaled.into_raw(), size) else { return };
        let Some(mut mask) = Mask::new(self.0.width(), self.0.height()) else { return };
        let Some(shape) = rounded(area, radius) else { return };
        mask.fill_path(&shape, FillRule::Winding, true, Transform::identity());
        let place = |start: f32, room: f32, length: u32| (start + (room - length as f32) / 2.0).round() as i32;
        let (x, y) = (place(area.x, area.width, width), place(area.y, area.height, height));
        self.0.draw_pixmap(x, y, pixels.as_ref(), &PixmapPaint::default(), Transform::identity(), Some(&mask));
    }

    fn shape(&mut self, path: Option<Path>, colour: Colour, alpha: u8) {
        let Some(path) = path else { return };
        let paint = paint(Shader::SolidColor(color(colour, alpha)));
        self.0.fill_path(&path, &paint, FillRule::Winding, Transform::identity(), None);
    }

    /// The finished picture.
    ///
    /// # Errors
    /// It could not be written.
    pub fn png(&self) -> Result<Vec<u8>, String> {
        let pixels: Vec<u8> = self.0.data().chunks_exact(4).flat_map(|pixel| pixel.iter().take(3).copied()).collect();
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.0.width(), self.0.height());
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Balanced);
        let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
        writer.write_image_data(&pixels).map_err(|error| error.to_string())?;
        writer.finish().map_err(|error| error.to_string())?;
        Ok(file)
    }
}

fn color((red, green, blue): Colour, alpha: u8) -> Color {
    Color::from_rgba8(red, green, blue, alpha)
}

fn paint(shader: Shader<'_>) -> Paint<'_> {
    Paint { shader, anti_alias: true, ..Paint::default() }
}

fn rounded(area: Area, radius: f32) -> Option<Path> {
    let Area { x, y, width, height } = area;
    let mut path = PathBuilder::new();
    if radius <= 0.0 {
        path.push_rect(Rect::from_xywh(x, y, width, height)?);
        return path.finish();
    }
    let radius = radius.min(width / 2.0).min(height / 2.0);
    // How far the handles of a quarter circle reach.
    let reach = radius * 0.447_7;
    let (right, bottom) = (x + width, y + height);
    path.move_to(x + radius, y);
    path.line_to(right - radius, y);
    path.cubic_to(right - reach, y, right, y + reach, right, y + radius);
    path.line_to(right, bottom - radius);
    path.cubic_to(right, bottom - reach, right - reach, bottom, right - radius, bottom);
    path.line_to(x + radius, bottom);
    path.cubic_to(x + reach, bottom, x, bottom - reach, x, bottom - radius);
    path.line_to(x, y + radius);
    path.cubic_to(x, y + reach, x + reach, y, x + radius, y);
    path.close();
    path.finish()
}
