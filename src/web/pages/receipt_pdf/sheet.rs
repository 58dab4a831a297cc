//! What stands where on the page. Laid out first, drawn afterwards, so that tests can look at it.

use super::face::Line;
use krilla::{
    action::{Action, LinkAction},
    annotation::{Annotation, LinkAnnotation, Target},
    color::rgb,
    geom::{PathBuilder, Point, Rect},
    page::Page,
    paint::Fill,
};

/// A4, in points.
pub const WIDTH: f32 = 595.28;
/// A4, in points.
pub const HEIGHT: f32 = 841.89;
/// How much stays free on every side.
pub const MARGIN: f32 = 56.0;
/// Where the right margin begins.
pub const RIGHT: f32 = WIDTH - MARGIN;

/// Red, green, blue.
pub type Colour = (u8, u8, u8);

/// A filled rectangle.
#[derive(Clone, Copy)]
pub struct Block {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// A line of text in its place.
pub struct Placed {
    /// Its left end.
    pub x: f32,
    /// Its baseline.
    pub y: f32,
    /// What it says.
    pub line: Line,
    colour: Colour,
}

/// A page to be drawn.
#[derive(Default)]
pub struct Sheet {
    /// Text.
    pub texts: Vec<Placed>,
    shapes: Vec<(Vec<Block>, Colour)>,
    links: Vec<(Block, String)>,
}

impl Sheet {
    /// Text that begins at `x`.
    pub fn left(&mut self, x: f32, y: f32, line: Line, colour: Colour) {
        self.texts.push(Placed { x, y, line, colour });
    }

    /// Text that ends at `x`.
    pub fn right(&mut self, x: f32, y: f32, line: Line, colour: Colour) {
        let x = x - line.width;
        self.left(x, y, line, colour);
    }

    /// A filled rectangle.
    pub fn block(&mut self, block: Block, colour: Colour) {
        self.shapes.push((vec![block], colour));
    }

    /// Filled rectangles that make one shape.
    pub fn blocks(&mut self, blocks: Vec<Block>, colour: Colour) {
        self.shapes.push((blocks, colour));
    }

    /// A hairline from margin to margin.
    pub fn rule(&mut self, y: f32, colour: Colour) {
        self.block(Block { x: MARGIN, y, width: RIGHT - MARGIN, height: 0.6 }, colour);
    }

    /// Where a click opens an address.
    pub fn link(&mut self, area: Block, url: &str) {
        self.links.push((area, url.to_owned()));
    }

    /// Draws everything.
    pub fn draw(&self, page: &mut Page<'_>) {
        let mut surface = page.surface();
        for (blocks, colour) in &self.shapes {
            let mut path = PathBuilder::new();
            for rect in blocks.iter().filter_map(|b| Rect::from_xywh(b.x, b.y, b.width, b.height)) {
                path.push_rect(rect);
            }
            if let Some(path) = path.finish() {
                surface.set_fill(Some(fill(*colour)));
                surface.draw_path(&path);
            }
        }
        for Placed { x, y, line, colour } in &self.texts {
            let (glyphs, font) = line.parts();
            surface.set_fill(Some(fill(*colour)));
            surface.draw_glyphs(Point::from_xy(*x, *y), glyphs, font.clone(), &line.text, line.size, false);
        }
        surface.finish();
        for (area, url) in &self.links {
            if let Some(rect) = Rect::from_xywh(area.x, area.y, area.width, area.height) {
                let target = Target::Action(Action::Link(LinkAction::new(url.clone())));
                page.add_annotation(Annotation::new_link(LinkAnnotation::new(rect, target), None));
            }
        }
    }
}

fn fill((red, green, blue): Colour) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}
