//! What stands where. Laid out first, drawn afterwards, so that tests can look at it.

use super::{INK, PreviewCard, QUIET, WIDTH, canvas::Area, legible, words};
use crate::{
    colour::{self, Colour, WHITE},
    face::{Face, Family, Line, Style},
};

/// How much stays free on every side.
pub const MARGIN: f32 = 72.0;
/// The widest text beside the card.
pub const MEASURE: f32 = 636.0;
/// The stripe that says that it is a test.
pub const STRIPE: Area = Area { x: 0.0, y: 0.0, width: WIDTH as f32, height: 60.0 };
/// The card with the code.
pub const CARD: Area = Area { x: 768.0, y: 84.0, width: 360.0, height: 462.0 };

/// How much a line of the title takes.
const TITLE_LEADING: f32 = 54.0;

/// A line of text in its place.
pub struct Placed<'a> {
    /// Its left end.
    pub x: f32,
    /// Its baseline.
    pub y: f32,
    /// In which weight.
    pub face: &'a Face,
    /// What it says.
    pub line: Line,
    /// In which colour.
    pub colour: Colour,
}

/// The whole picture.
pub struct Layout<'a> {
    /// Everything that is written.
    pub texts: Vec<Placed<'a>>,
    /// Where the logo or the first letter stands.
    pub mark: Area,
    /// Where the code stands, inside its card.
    pub code: Area,
    /// The button below it.
    pub button: Area,
    /// How much everything stands lower, to make room for the stripe.
    pub down: f32,
}

/// Lays the picture out.
pub fn compose<'a>(family: &'a Family, card: &PreviewCard<'_>) -> Layout<'a> {
    let test = card.test;
    let down = if test { 30.0 } else { 0.0 };
    let mut layout = Layout {
        texts: Vec::new(),
        mark: Area { x: MARGIN, y: CARD.y + down, width: 76.0, height: 76.0 },
        code: Area { x: CARD.x + 30.0, y: CARD.y + down + 30.0, width: 300.0, height: 300.0 },
        button: Area { x: CARD.x + 30.0, y: CARD.y + down + 360.0, width: 300.0, height: 72.0 },
        down,
    };
    if test {
        let words = family.strong(27.0).line("TEST. No real money moves.");
        layout.within(STRIPE, 39.0, &family.semibold, words, WHITE);
    }
    merchant(&mut layout, family, card);
    let below = title(&mut layout, family, card);
    price(&mut layout, family, card, below);
    foot(&mut layout, family, card);
    button(&mut layout, family, card);
    layout
}

impl<'a> Layout<'a> {
    fn left(&mut self, x: f32, y: f32, face: &'a Face, line: Line, colour: Colour) {
        self.texts.push(Placed { x, y, face, line, colour });
    }

    /// In the middle of an area, `y` below its upper edge.
    fn within(&mut self, area: Area, y: f32, face: &'a Face, line: Line, colour: Colour) {
        let x = area.x + (area.width - line.width) / 2.0;
        self.left(x, area.y + y, face, line, colour);
    }
}

/// Who is paid; where the name cannot be drawn, the host of the address.
fn merchant<'a>(layout: &mut Layout<'a>, family: &'a Family, card: &PreviewCard<'_>) {
    let mark = layout.mark;
    let name = legible::legible(&family.semibold, card.merchant).unwrap_or_else(|| host(card.url).to_owned());
    if card.logo.is_none() {
        let accent = colour::parse(card.accent).unwrap_or(super::ACCENT);
        let initial = legible::initial(&name).unwrap_or_default();
        let line = family.strong(40.0).fitted(&initial, 64.0);
        layout.within(mark, 53.0, &family.semibold, line, colour::on(accent));
    }
    let x = mark.x + mark.width + 24.0;
    for line in tight(family.strong(34.0), -0.015).paragraph(&name, MARGIN + MEASURE - x, 1) {
        layout.left(x, mark.y + 50.0, &family.semibold, line, INK);
    }
}

/// What is paid for. Says where it ends.
fn title<'a>(layout: &mut Layout<'a>, family: &'a Family, card: &PreviewCard<'_>) -> f32 {
    let mut y = layout.mark.y + layout.mark.height + 26.0;
    let words = legible::legible(&family.regular, card.title).unwrap_or_else(|| "Payment".to_owned());
    for line in tight(family.plain(44.0), -0.018).paragraph(&words, MEASURE, 2) {
        y += TITLE_LEADING;
        layout.left(MARGIN, y, &family.regular, line, QUIET);
    }
    y
}

/// How much: the largest thing in the picture.
fn price<'a>(layout: &mut Layout<'a>, family: &'a Family, card: &PreviewCard<'_>, below: f32) {
    let y = below + 120.0;
    let style = |size| tight(family.strong(size), -0.032);
    match card.price {
        words::Price::Fixed { amount, symbol } => {
            let unit = family.plain(50.0).fitted(symbol, MEASURE / 3.0);
            let amount = style(108.0).fitted(amount, MEASURE - unit.width - 20.0);
            let after = MARGIN + amount.width + 20.0;
            // Large figures begin a hair to the left, so that their ink lines up.
            layout.left(MARGIN - amount.size * 0.035, y, &family.semibold, amount, INK);
            layout.left(after, y, &family.regular, unit, QUIET);
        }
        words::Price::Open => {
            let line = style(58.0).fitted(&card.price.text(), MEASURE);
            layout.left(MARGIN, y, &family.semibold, line, INK);
        }
    }
}

/// With what, and where the link leads.
fn foot<'a>(layout: &mut Layout<'a>, family: &'a Family, card: &PreviewCard<'_>) {
    let y = CARD.y + CARD.height + layout.down - 4.0;
    for line in family.plain(27.0).paragraph(host(card.url), MEASURE, 1) {
        layout.left(MARGIN, y, &family.regular, line, QUIET);
    }
    let Some(coins) = words::pay_with(card.coins).and_then(|words| legible::legible(&family.semibold, &words)) else {
        return;
    };
    // A little smaller rather than cut off, and cut off rather than small.
    let whole = family.strong(29.0).fitted(&coins, MEASURE);
    let line = if whole.size >= 25.0 { Some(whole) } else { family.strong(25.0).paragraph(&coins, MEASURE, 1).pop() };
    if let Some(line) = line {
        layout.left(MARGIN, y - 42.0, &family.semibold, line, INK);
    }
}

/// What to do next.
fn button<'a>(layout: &mut Layout<'a>, family: &'a Family, card: &PreviewCard<'_>) {
    let accent = colour::parse(card.accent).unwrap_or(super::ACCENT);
    let whole = family.strong(28.0).fitted(&card.price.button(), layout.button.width - 40.0);
    let line = if whole.size >= 20.0 { whole } else { family.strong(28.0).line("Pay") };
    layout.within(layout.button, 46.0, &family.semibold, line, colour::on(accent));
}

const fn tight(style: Style<'_>, tracking: f32) -> Style<'_> {
    Style { tracking, ..style }
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}
