//! What the tests look with: real readers of QR codes, SVG and PDF, and a logo to put in.

use image::{ExtendedColorType, ImageEncoder, Rgba, RgbaImage, codecs::png::PngEncoder};

/// A picture in shades of grey.
pub struct Seen {
    pub width: usize,
    pub height: usize,
    pub grey: Vec<u8>,
}

impl Seen {
    /// From a PNG.
    pub fn png(file: &[u8]) -> Self {
        let picture = image::load_from_memory(file).unwrap().to_luma8();
        Self {
            width: picture.width().try_into().unwrap(),
            height: picture.height().try_into().unwrap(),
            grey: picture.into_raw(),
        }
    }

    /// An SVG as resvg draws it, so many pixels wide.
    pub fn svg(text: &str, wide: u16) -> Self {
        let tree = resvg::usvg::Tree::from_str(text, &resvg::usvg::Options::default()).unwrap();
        let mut pixels = resvg::tiny_skia::Pixmap::new(wide.into(), wide.into()).unwrap();
        let scale = f32::from(wide) / tree.size().width();
        resvg::render(&tree, resvg::tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
        Self::rgba(wide.into(), pixels.data())
    }

    /// The first page of a PDF as hayro draws it, so many pixels for a point.
    pub fn pdf(file: &[u8], scale: f32) -> Self {
        let pdf = hayro::hayro_syntax::Pdf::new(file.to_vec()).unwrap();
        let pages = hayro::render_pdf(
            &pdf,
            scale,
            hayro::hayro_interpret::InterpreterSettings::default(),
            &hayro::RenderSettings::default(),
            None,
        );
        let page = pages.unwrap().remove(0);
        Self::rgba(page.width().into(), page.data_as_u8_slice())
    }

    fn rgba(width: usize, data: &[u8]) -> Self {
        let grey: Vec<u8> =
            data.chunks_exact(4).map(|p| ((u32::from(p[0]) + u32::from(p[1]) + u32::from(p[2])) / 3) as u8).collect();
        Self { width, height: grey.len() / width, grey }
    }

    /// What its only QR code says.
    pub fn qr(&self) -> Result<String, String> {
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(self.width, self.height, |x, y| self.grey[y * self.width + x]);
        let grids = image.detect_grids();
        match grids.as_slice() {
            [only] => only.decode().map(|(_, text)| text).map_err(|error| error.to_string()),
            other => Err(format!("{} codes were found", other.len())),
        }
    }
}

/// A logo: a dark disc on nothing, with a light star of noise, so that it looks like modules and like none.
pub fn logo(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbaImage::from_fn(width, height, |x, y| {
        let (dx, dy) = (x * 2 / width.max(1), y * 2 / height.max(1));
        let inside = (x.abs_diff(width / 2)).pow(2) + (y.abs_diff(height / 2)).pow(2) < (width.min(height) / 2).pow(2);
        match (inside, (dx + dy) % 2) {
            (false, _) => Rgba([255, 0, 0, 0]),
            (true, 0) => Rgba([14, 94, 115, 255]),
            (true, _) => Rgba([0, 0, 0, 255]),
        }
    });
    let mut file = Vec::new();
    PngEncoder::new(&mut file).write_image(picture.as_raw(), width, height, ExtendedColorType::Rgba8).unwrap();
    file
}

/// An address of so many characters.
pub fn url(length: usize) -> String {
    let start = "https://pay.example/";
    let rest = "Northlight-Studio_2026/~Workshop%20";
    start.chars().chain(rest.chars().cycle()).take(length).collect()
}

/// Keeps a file for people to look at: TALLYSTICK_KEEP_ART names a folder that is there.
pub fn keep(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("TALLYSTICK_KEEP_ART") {
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).unwrap();
    }
}
