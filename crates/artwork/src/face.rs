//! Letters: which can be printed, how wide they are, where a line breaks. What is measured is what is drawn, in a PDF and
//! in a picture.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{
    Feature, UnicodeBuffer,
    ttf_parser::{self, OutlineBuilder, Tag},
};
use tiny_skia::{Path, PathBuilder};

/// What stands for a character that the fonts lack.
const UNKNOWN: char = '?';

/// One weight of the type family.
pub struct Face {
    font: Font,
    shaper: rustybuzz::Face<'static>,
}

/// How text is set.
#[derive(Clone, Copy)]
pub struct Style<'a> {
    /// In which weight.
    pub face: &'a Face,
    /// How large, in points.
    pub size: f32,
    /// Whether figures have one width, and 0 and O, l and I must differ.
    pub exact: bool,
    /// What is added to each advance, as a part of the size. Large type is set tighter.
    pub tracking: f32,
}

/// The weights in use.
pub struct Family {
    /// For reading.
    pub regular: Face,
    /// For what counts.
    pub semibold: Face,
}

/// Why the letters cannot be drawn: a fault in the build, not in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a font of this server cannot be read")]
pub struct FontError;

/// One line, ready to be placed.
pub struct Line {
    /// What it says, as it is printed.
    pub text: String,
    /// How wide it is, in points.
    pub width: f32,
    /// How large, in points.
    pub size: f32,
    font: Font,
    glyphs: Vec<KrillaGlyph>,
}

impl Face {
    /// Reads one of our own font files.
    ///
    /// # Errors
    /// It is no font.
    fn read(file: &'static [u8]) -> Result<Self, FontError> {
        let font = Font::new(file.into(), 0).ok_or(FontError)?;
        let shaper = rustybuzz::Face::from_slice(file, 0).ok_or(FontError)?;
        Ok(Self { font, shaper })
    }

    /// Whether the font has the character.
    pub fn has(&self, c: char) -> bool {
        self.shaper.glyph_index(c).is_some()
    }

    /// The text with what cannot be printed replaced by question marks, white space made plain, and what has no width
    /// left out.
    pub fn printable(&self, text: &str) -> String {
        let kept = text.chars().filter_map(|c| match c {
            c if c.is_whitespace() || c.is_control() => Some(' '),
            c if is_joiner(c) => None,
            c if self.has(c) => Some(c),
            _ => Some(UNKNOWN),
        });
        kept.collect()
    }
}

/// Joiners, marks of direction and variation: parts of what stands before or after them, without a shape of their own.
pub const fn is_joiner(c: char) -> bool {
    matches!(
        c,
        '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
    )
}

impl Family {
    /// Inter, as it is compiled in.
    ///
    /// # Errors
    /// The build holds a broken font.
    pub fn inter() -> Result<Self, FontError> {
        Ok(Self {
            regular: Face::read(include_bytes!("../fonts/Inter-Regular.ttf"))?,
            semibold: Face::read(include_bytes!("../fonts/Inter-SemiBold.ttf"))?,
        })
    }

    /// Whether printing replaces characters of a text, which then has to be said beside it.
    pub fn loses(&self, text: &str) -> bool {
        let marks = |text: &str| text.chars().filter(|c| *c == UNKNOWN).count();
        marks(&self.regular.printable(text)) > marks(text)
    }

    /// Text to read.
    pub const fn plain(&self, size: f32) -> Style<'_> {
        Style { face: &self.regular, size, exact: false, tracking: 0.0 }
    }

    /// Text that counts.
    pub const fn strong(&self, size: f32) -> Style<'_> {
        Style { face: &self.semibold, size, exact: false, tracking: 0.0 }
    }
}

impl Style<'_> {
    /// Sets one line.
    pub fn line(self, text: &str) -> Line {
        let text = self.face.printable(text);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.guess_segment_properties();
        buffer.set_direction(rustybuzz::Direction::LeftToRight);
        let on = |tag: &[u8; 4]| Feature::new(Tag::from_bytes(tag), 1, ..);
        let features = if self.exact { vec![on(b"tnum"), on(b"zero"), on(b"ss02")] } else { Vec::new() };
        let shaped = rustybuzz::shape(&self.face.shaper, &features, buffer);
        let em = self.face.font.units_per_em();
        let starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let mut width = 0.0;
        let mut glyphs = Vec::with_capacity(starts.len());
        for (index, (info, at)) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()).enumerate() {
            let start = info.cluster as usize;
            let end = starts.iter().skip(index).find(|next| **next > start).map_or(text.len(), |next| *next);
            let part = |units: i32| units as f32 / em;
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                part(at.x_advance) + self.tracking,
                part(at.x_offset),
                part(at.y_offset),
                part(at.y_advance),
                start..end,
                None,
            ));
            width += (part(at.x_advance) + self.tracking) * self.size;
        }
        Line { text, width, size: self.size, font: self.face.font.clone(), glyphs }
    }

    /// One line, set smaller when it would be wider than `width`.
    pub fn fitted(self, text: &str, width: f32) -> Line {
        let line = self.line(text);
        if line.width <= width {
            return line;
        }
        // A hair less, so that rounding does not make it wider again.
        Style { size: self.size * width / line.width * 0.999, ..self }.line(text)
    }

    /// As many lines as it takes, but no more than `most`: the last then ends with an ellipsis. Breaks between words,
    /// and inside a word only when it is wider than a line.
    pub fn paragraph(self, text: &str, width: f32, most: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut rest = text.trim().to_owned();
        while !rest.is_empty() {
            let cut = self.cut(&rest, width);
            let (first, after) = rest.split_at(cut);
            if lines.len() + 1 == most && !after.trim().is_empty() {
                lines.push(self.shortened(first, width));
                break;
            }
            lines.push(self.line(first.trim_end()));
            rest = after.trim_start().to_owned();
        }
        lines
    }

    /// After how many bytes the line ends. Never 0.
    fn cut(self, text: &str, width: f32) -> usize {
        let fits = |end: usize| text.get(..end).is_some_and(|part| self.line(part.trim_end()).width <= width);
        if fits(text.len()) {
            return text.len();
        }
        let spaces: Vec<usize> = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).collect();
        let words = spaces.partition_point(|end| fits(*end));
        if let Some(end) = words.checked_sub(1).and_then(|last| spaces.get(last)) {
            return *end;
        }
        let ends: Vec<usize> = text.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
        let letters = ends.partition_point(|end| fits(*end)).max(1);
        ends.get(letters - 1).copied().unwrap_or(text.len())
    }

    fn shortened(self, text: &str, width: f32) -> Line {
        let mut kept = text.trim_end().to_owned();
        loop {
            let line = self.line(&format!("{kept}…"));
            if line.width <= width || kept.pop().is_none() {
                return line;
            }
        }
    }
}

impl Line {
    /// What draws it.
    pub fn parts(&self) -> (&[KrillaGlyph], &Font) {
        (&self.glyphs, &self.font)
    }
}

impl Face {
    /// The outline of a line whose baseline begins at a point. `None`: it has no ink, as a space.
    pub fn outline(&self, line: &Line, x: f32, y: f32) -> Option<Path> {
        let scale = line.size / self.font.units_per_em();
        let mut pen = Pen { path: PathBuilder::new(), scale, x, y };
        let mut at = x;
        for glyph in &line.glyphs {
            pen.x = glyph.x_offset.mul_add(line.size, at);
            pen.y = (-glyph.y_offset).mul_add(line.size, y);
            let id = u16::try_from(glyph.glyph_id.to_u32()).unwrap_or_default();
            // Glyphs without ink have no outline.
            _ = self.shaper.outline_glyph(ttf_parser::GlyphId(id), &mut pen);
            at = glyph.x_advance.mul_add(line.size, at);
        }
        pen.path.finish()
    }
}

/// Takes a glyph's outline from font units, which grow upwards, to pixels.
struct Pen {
    path: PathBuilder,
    scale: f32,
    x: f32,
    y: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (x.mul_add(self.scale, self.x), (-y).mul_add(self.scale, self.y))
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }
    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_printed_as_they_are_written_in_latin_greek_and_cyrillic() {
        let family = Family::inter().unwrap();
        for name in [
            "Björk Guðmundsdóttir",
            "Łucja Żółć",
            "Nguyễn Thị Hằng",
            "Ștefan Țepeș",
            "İbrahim Gökçe",
            "Ŋwane Ɓala Ƙano",
            "Αθήνα Ἀθῆναι ᾧ",
            "Ђорђе Њ Ћирић",
            "Қайрат Әуезов Ғ Ұ Ү Һ Ө",
            "Ґ Є Ї ў",
        ] {
            assert!(!family.loses(name), "{name} is printed as {}", family.regular.printable(name));
            assert_eq!(family.regular.printable(name), name);
            assert!(name.chars().all(|c| family.semibold.has(c)), "{name} in the other weight");
        }
    }

    #[test]
    fn what_the_fonts_lack_is_not_replaced_unnoticed() {
        let family = Family::inter().unwrap();
        for name in ["夜景写真", "مها", "מאיה", "मीरा", "Maja 📷"] {
            assert!(family.loses(name), "{name}");
        }
        assert!(!family.loses("Really?"), "a question mark that was typed stands for itself");
    }
}
