//! The code itself: which modules are dark, and where a logo leaves them out.

use super::{QUIET, QrError};
use qrcode::{Color, EcLevel, QrCode};

/// How a code is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Options<'a> {
    /// The merchant's logo for the middle: PNG bytes, already checked. The code then corrects up to 30 % of errors.
    pub logo: Option<&'a [u8]>,
}

/// A code in modules, without its quiet zone.
pub struct Code {
    side: usize,
    dark: Vec<bool>,
    /// Width of the white square in the middle; 0: none.
    hole: usize,
}

/// A run of dark modules: column, row, length.
pub type Run = (usize, usize, usize);

impl Code {
    /// The code of a text, with room for a logo or without.
    pub fn new(text: &str, logo: bool) -> Result<Self, QrError> {
        Self::at(text, if logo { EcLevel::H } else { EcLevel::M }, logo)
    }

    /// The smallest code that a text has. It corrects least.
    pub fn densest(text: &str) -> Result<Self, QrError> {
        Self::at(text, EcLevel::L, false)
    }

    fn at(text: &str, level: EcLevel, logo: bool) -> Result<Self, QrError> {
        let code = QrCode::with_error_correction_level(text, level).map_err(|_| QrError::TooLong(text.len()))?;
        let side = code.width();
        let dark = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        Ok(Self { side, dark, hole: if logo { hole(side) } else { 0 } })
    }

    /// Modules in a row.
    pub const fn side(&self) -> usize {
        self.side
    }

    /// Modules in a row, with the quiet zone.
    pub const fn whole(&self) -> usize {
        self.side + 2 * QUIET
    }

    /// Where the logo goes: first module and width of the area that is left inside the white margin.
    pub const fn logo(&self) -> Option<(usize, usize)> {
        if self.hole < 3 { None } else { Some(((self.side - self.hole) / 2 + 1, self.hole - 2)) }
    }

    /// The dark modules, row by row.
    pub fn runs(&self) -> Vec<Run> {
        let mut runs = Vec::new();
        for (y, row) in self.dark.chunks(self.side.max(1)).enumerate() {
            let mut x = 0;
            while x < row.len() {
                let dark = |x: &usize| row.get(*x).is_some_and(|dark| *dark) && !self.is_hole(*x, y);
                let run = (x..row.len()).take_while(dark).count();
                if run > 0 {
                    runs.push((x, y, run));
                }
                x += run.max(1);
            }
        }
        runs
    }

    const fn is_hole(&self, x: usize, y: usize) -> bool {
        let from = (self.side - self.hole) / 2;
        let to = from + self.hole;
        x >= from && x < to && y >= from && y < to
    }

    /// The dark modules as an SVG path.
    pub fn path(&self) -> String {
        use std::fmt::Write;
        let mut path = String::new();
        for (x, y, run) in self.runs() {
            // Writing into a string cannot fail.
            _ = write!(path, "M{x} {y}h{run}v1h-{run}z");
        }
        path
    }
}

/// The white square for a logo with a module of margin: about a quarter of the width, so that the logo takes about a fifth
/// and both cover some 6 % of the code, of which 30 % may be lost. Odd, as every code's width is, so that it stands in the
/// middle.
const fn hole(side: usize) -> usize {
    let quarter = side / 4;
    let odd = if quarter.is_multiple_of(2) { quarter.saturating_sub(1) } else { quarter };
    let logo = odd.saturating_sub(2);
    if logo * 100 > side * 21 { odd - 2 } else { odd }
}

/// A code's dark modules for other drawings.
pub struct Runs {
    /// Modules in a row; 0: the text is too long.
    pub side: u8,
    /// Column, row and length of each run of dark modules.
    pub runs: Vec<(u8, u8, u8)>,
}

/// The code of a text without a quiet zone.
pub fn runs(text: &str) -> Runs {
    let small = |part: usize| u8::try_from(part).unwrap_or_default();
    Code::new(text, false).map_or_else(
        |_| Runs { side: 0, runs: Vec::new() },
        |code| Runs {
            side: small(code.side()),
            runs: code.runs().into_iter().map(|(x, y, run)| (small(x), small(y), small(run))).collect(),
        },
    )
}

/// For pages: side in modules and dark modules as an SVG path of runs, without a quiet zone. `(0, "")`: the text is too
/// long.
pub fn path(text: &str) -> (u32, String) {
    Code::new(text, false).map(|code| (u32::try_from(code.side()).unwrap_or_default(), code.path())).unwrap_or_default()
}
