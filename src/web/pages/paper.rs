//! What the PDFs of customers share: the paper, its margins and colours, the head, warnings, the QR code.
#![expect(clippy::float_arithmetic, reason = "places on a page are measured in fractions of points; amounts stay text")]

use artwork::{
    colour::{self, Colour},
    face::Family,
    sheet::{Block, Sheet},
};
use krilla::metadata::DateTime;
use time::OffsetDateTime;

/// Text that counts.
pub const INK: Colour = (0x19, 0x1c, 0x22);
/// Text that explains.
pub const QUIET: Colour = (0x53, 0x57, 0x5f);
/// Hairlines.
pub const LINE: Colour = (0xe7, 0xe6, 0xe2);
/// What must not be overlooked, and the paper below it.
pub const WARN: (Colour, Colour) = ((0x83, 0x4d, 0x13), (0xff, 0xf3, 0xda));
/// What does not hold.
pub const BAD: (Colour, Colour) = ((0xb3, 0x29, 0x29), (0xff, 0xf0, 0xef));
/// What is done.
pub const OK: (Colour, Colour) = ((0x1c, 0x62, 0x3f), (0xe6, 0xf5, 0xec));

/// A4, in points.
pub const WIDTH: f32 = 595.28;
/// A4, in points.
pub const HEIGHT: f32 = 841.89;
/// How much stays free on every side.
pub const MARGIN: f32 = 56.0;
/// Where the right margin begins.
pub const RIGHT: f32 = WIDTH - MARGIN;
/// Width between the margins.
pub const MEASURE: f32 = RIGHT - MARGIN;
/// Side of the QR code.
pub const QR: f32 = 104.0;
/// Width of the words beside it.
pub const BESIDE_QR: f32 = MEASURE - QR - 32.0;

/// What stands at the top.
pub struct Head<'a> {
    /// Name of the business.
    pub business: &'a str,
    /// Its site.
    pub website: Option<&'a str>,
    /// Its colour.
    pub accent: &'a str,
    /// What the paper is.
    pub kind: &'a str,
    /// What is said below that.
    pub about: &'a str,
}

/// Who was paid or is to be, and what this is. Says where it ends.
pub fn head(sheet: &mut Sheet, family: &Family, head: &Head<'_>) -> f32 {
    let accent = colour::parse(head.accent).unwrap_or(INK);
    let on_accent = colour::on(accent);
    sheet.block(Block { x: MARGIN, y: MARGIN, width: 34.0, height: 34.0 }, accent);
    // A square of colour says more than a question mark.
    let first = head.business.chars().take(1).filter(|first| family.semibold.has(*first));
    let initial: String = first.flat_map(char::to_uppercase).collect();
    let initial = family.strong(17.0).fitted(&initial, 30.0);
    sheet.left(MARGIN + (34.0 - initial.width) / 2.0, MARGIN + 23.0, initial, on_accent);

    sheet.right(RIGHT, MARGIN + 13.0, family.strong(13.0).line(head.kind), INK);
    sheet.right(RIGHT, MARGIN + 28.0, family.plain(9.5).fitted(head.about, 180.0), QUIET);
    let mut y = MARGIN + 13.0;
    for line in family.strong(13.0).paragraph(head.business, 250.0, 3) {
        sheet.left(MARGIN + 46.0, y, line, INK);
        y += 15.0;
    }
    if let Some(site) = head.website {
        let host = site.split_once("://").map_or(site, |(_, rest)| rest).trim_end_matches('/');
        for line in family.plain(9.5).paragraph(host, 250.0, 1) {
            sheet.left(MARGIN + 46.0, y, line, QUIET);
        }
    }
    f32::max(y, MARGIN + 34.0) + 18.0
}

/// A line that must not be overlooked. Says where it ends.
pub fn banner(sheet: &mut Sheet, family: &Family, words: &str, (ink, paper): (Colour, Colour), y: f32) -> f32 {
    sheet.block(Block { x: MARGIN, y, width: MEASURE, height: 28.0 }, paper);
    sheet.left(MARGIN + 12.0, y + 18.0, family.strong(10.5).fitted(words, MEASURE - 24.0), ink);
    y + 34.0
}

/// A hairline from margin to margin.
pub fn rule(sheet: &mut Sheet, y: f32) {
    sheet.block(Block { x: MARGIN, y, width: MEASURE, height: 0.6 }, LINE);
}

/// The QR code's dark modules, from runs such as `M3 0h2v1h-2z`. `None`: the path has another form.
pub fn modules(path: &str, size: u32, (left, top): (f32, f32)) -> Option<Vec<Block>> {
    let side = u16::try_from(size).ok().filter(|side| *side > 0)?;
    let module = QR / f32::from(side);
    let runs = path.split('M').filter(|run| !run.is_empty()).map(|run| {
        let (x, rest) = run.split_once(' ')?;
        let (y, rest) = rest.split_once('h')?;
        let (length, _) = rest.split_once('v')?;
        let number = |text: &str| text.parse::<u16>().ok().filter(|number| *number <= side).map(f32::from);
        Some(Block {
            x: left + number(x)? * module,
            y: top + number(y)? * module,
            width: number(length)? * module,
            height: module,
        })
    });
    runs.collect::<Option<Vec<_>>>().filter(|runs| !runs.is_empty())
}

/// What is said where a character was left out.
pub const LOST: &str = "? stands for a character that this file cannot print.";

/// A moment in UTC.
pub fn moment(ms: i64) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(ms.div_euclid(1_000)).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

/// The same, as a PDF keeps it.
pub fn date(at: OffsetDateTime) -> DateTime {
    DateTime::new(u16::try_from(at.year()).unwrap_or_default())
        .month(at.month().into())
        .day(at.day())
        .hour(at.hour())
        .minute(at.minute())
        .second(at.second())
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}
