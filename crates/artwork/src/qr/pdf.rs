//! As a sheet to print: the code with what it is for, and the address in words for who cannot scan (P8, R17).

use super::{
    QUIET, QrError,
    code::{Code, Options},
};
use crate::{
    colour::{BLACK, Colour, WHITE},
    face::{Family, Style},
    logo,
    sheet::{Block, Sheet},
};
use krilla::{Document, image::Image, metadata::Metadata};

const INK: Colour = (0x19, 0x1c, 0x22);
const QUIET_INK: Colour = (0x53, 0x57, 0x5f);
const BAD: Colour = (0xb3, 0x29, 0x29);
/// What is said where a character was left out.
const LOST: &str = "? stands for a character that cannot be printed here. The page shows it.";
/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;

/// What a sheet is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Paper {
    /// A page for the wall or the counter.
    #[default]
    A4,
    /// A card for the table.
    A6,
}

impl Paper {
    /// Width and height in millimetres.
    const fn millimetres(self) -> (f32, f32) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::A6 => (105.0, 148.0),
        }
    }
}

/// What stands on a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PrintSheet<'a> {
    /// The link's address.
    pub url: &'a str,
    /// What is paid for.
    pub title: &'a str,
    /// How much, with its unit.
    pub amount: &'a str,
    /// Who is paid.
    pub merchant: &'a str,
    /// Whether it is a test, in which no real money moves.
    pub test: bool,
    /// On what.
    pub paper: Paper,
    /// How the code is drawn.
    pub options: Options<'a>,
}

/// Makes the file.
///
/// # Errors
/// The address is too long for a code, the logo no picture, or the file could not be written.
pub fn pdf(sheet: &PrintSheet<'_>) -> Result<Vec<u8>, QrError> {
    let page = compose(&Family::inter()?, sheet)?;
    let unwritable = |why: &str| QrError::Unwritable(why.to_owned());
    let mut document = Document::new();
    let title = format!("{}, {}", sheet.title, sheet.merchant);
    document.set_metadata(Metadata::new().title(title).language("en".to_owned()).creator("Tallystick".to_owned()));
    let settings = page.settings().ok_or_else(|| unwritable("the page has no size"))?;
    let mut drawn = document.start_page_with(settings);
    page.draw(&mut drawn);
    drawn.finish();
    document.finish().map_err(|error| unwritable(&format!("{error:?}")))
}

/// Lays the sheet out. The two sizes of paper have the same shape, so everything is a part of the width.
pub(super) fn compose(family: &Family, sheet: &PrintSheet<'_>) -> Result<Sheet, QrError> {
    let (width, height) = sheet.paper.millimetres();
    let mut page = Sheet::new(width * MM, height * MM);
    let unit = page.width / 100.0;
    let (left, right) = (10.0 * unit, 90.0 * unit);
    let measure = right - left;
    let mut y = 12.0 * unit;
    if sheet.test {
        page.block(Block { x: 0.0, y: 0.0, width: page.width, height: 7.0 * unit }, BAD);
        let words = family.strong(2.7 * unit).fitted("TEST. No real money moves. Do not put this up.", measure);
        page.centred((left, right), 4.5 * unit, words, WHITE);
    }
    let mut lines = |style: Style<'_>, text: &str, most: usize, leading: f32, colour: Colour| {
        for line in style.paragraph(text, measure, most) {
            y += leading * unit;
            page.centred((left, right), y, line, colour);
        }
        y += 1.2 * unit;
    };
    lines(family.plain(3.2 * unit), sheet.merchant, 1, 3.2, QUIET_INK);
    lines(family.strong(4.4 * unit), sheet.title, 3, 5.4, INK);
    if [sheet.merchant, sheet.title].into_iter().any(|text| family.loses(text)) {
        lines(family.plain(2.2 * unit), LOST, 1, 2.6, QUIET_INK);
    }
    y += 7.0 * unit;
    page.centred((left, right), y, family.strong(7.6 * unit).fitted(sheet.amount, measure), INK);
    y += 4.0 * unit;

    // The rest of the page is the code's, but for the words below it.
    let side = f32::min(64.0 * unit, page.height - y - 32.0 * unit);
    let corner = ((page.width - side) / 2.0, y);
    code(&mut page, sheet, corner, side)?;
    y += side + 4.4 * unit;
    page.centred((left, right), y, family.strong(3.4 * unit).line("Scan to pay"), INK);
    y += 1.4 * unit;
    let address = sheet.url.split_once("://").map_or(sheet.url, |(_, rest)| rest);
    let style = Style { exact: true, ..family.plain(2.5 * unit) };
    for line in style.paragraph(address, measure, 7) {
        y += 3.3 * unit;
        page.centred((left, right), y, line, QUIET_INK);
    }
    Ok(page)
}

/// The code with its quiet zone in a square.
fn code(page: &mut Sheet, sheet: &PrintSheet<'_>, (left, top): (f32, f32), side: f32) -> Result<(), QrError> {
    let code = Code::new(sheet.url, sheet.options.logo.is_some())?;
    // A code has at most 185 modules with its quiet zone.
    let module = side / code.whole() as f32;
    let place = |x: usize, y: usize, width: usize, height: usize| Block {
        x: left + (x + QUIET) as f32 * module,
        y: top + (y + QUIET) as f32 * module,
        width: width as f32 * module,
        height: height as f32 * module,
    };
    page.blocks(code.runs().into_iter().map(|(x, y, run)| place(x, y, run, 1)).collect(), BLACK);
    if let (Some(png), Some((at, width))) = (sheet.options.logo, code.logo()) {
        let logo = logo::on_white(png)?;
        let (across, down) = logo.dimensions();
        let area = place(at, at, width, width);
        let longer = across.max(down).max(1) as f32;
        let (w, h) = (area.width * across as f32 / longer, area.height * down as f32 / longer);
        let area =
            Block { x: area.x + (area.width - w) / 2.0, y: area.y + (area.height - h) / 2.0, width: w, height: h };
        page.picture(area, Image::from_rgba8(logo.into_raw(), across, down));
    }
    page.link(Block { x: left, y: top, width: side, height: side }, sheet.url);
    Ok(())
}
