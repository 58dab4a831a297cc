//! What stands where on a page of a PDF. Laid out first, drawn afterwards, so that tests can look at it.

use crate::{colour::Colour, face::Line};
use krilla::{
    action::{Action, LinkAction},
    annotation::{Annotation, LinkAnnotation, Target},
    color::rgb,
    geom::{PathBuilder, Point, Rect, Size, Transform},
    image::Image,
    page::{Page, PageSettings},
    paint::Fill,
};

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

/// A page to be drawn. Everything is measured in points from its upper left corner.
pub struct Sheet {
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// Text.
    pub texts: Vec<Placed>,
    shapes: Vec<(Vec<Block>, Colour)>,
    pictures: Vec<(Block, Image)>,
    /// Where a click leads.
    pub links: Vec<(Block, String)>,
}

impl Sheet {
    /// An empty page.
    pub const fn new(width: f32, height: f32) -> Self {
        Self { width, height, texts: Vec::new(), shapes: Vec::new(), pictures: Vec::new(), links: Vec::new() }
    }

    /// How a document begins this page. `None`: it has no size.
    pub fn settings(&self) -> Option<PageSettings> {
        PageSettings::from_wh(self.width, self.height)
    }

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

    /// A line in the middle between two places.
    pub fn centred(&mut self, (left, right): (f32, f32), y: f32, line: Line, colour: Colour) {
        let x = left + (right - left - line.width) / 2.0;
        self.left(x, y, line, colour);
    }

    /// A picture, stretched over an area, above all shapes.
    pub fn picture(&mut self, area: Block, picture: Image) {
        self.pictures.push((area, picture));
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
        for (area, picture) in &self.pictures {
            if let Some(size) = Size::from_wh(area.width, area.height) {
                surface.push_transform(&Transform::from_translate(area.x, area.y));
                surface.draw_image(picture.clone(), size);
                surface.pop();
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
