//! The picture that chats and social sites show for a link (Open Graph, 1200 by 630 pixels).

mod canvas;
mod layout;
mod legible;
mod words;

use crate::{
    colour::{self, Colour, WHITE},
    face::{Family, FontError},
    logo::{self, LogoError},
    qr,
};
use canvas::{Area, Canvas};
use layout::{CARD, Layout};

pub use words::Price;

/// Width in pixels.
pub const WIDTH: u32 = 1_200;
/// Height in pixels.
pub const HEIGHT: u32 = 630;

const PAPER: Colour = (0xfa, 0xf9, 0xf6);
const LINE: Colour = (0xe7, 0xe6, 0xe2);
const INK: Colour = (0x19, 0x1c, 0x22);
const QUIET: Colour = (0x53, 0x57, 0x5f);
const BAD: Colour = (0xb3, 0x29, 0x29);
/// When a merchant's colour cannot be read.
const ACCENT: Colour = (0x0e, 0x5e, 0x73);

/// What a preview shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PreviewCard<'a> {
    /// The link's address.
    pub url: &'a str,
    /// Who is paid.
    pub merchant: &'a str,
    /// Its logo: PNG bytes, already checked. `None`: the name's first letter.
    pub logo: Option<&'a [u8]>,
    /// Its colour, `#rrggbb`.
    pub accent: &'a str,
    /// What is paid for.
    pub title: &'a str,
    /// How much.
    pub price: Price<'a>,
    /// What it can be paid with: symbol and network, the first first.
    pub coins: &'a [(&'a str, &'a str)],
    /// Whether it is a test, in which no real money moves.
    pub test: bool,
}

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PreviewError {
    /// The logo is no picture.
    #[error(transparent)]
    Logo(#[from] LogoError),
    /// A fault of the build.
    #[error(transparent)]
    Font(#[from] FontError),
    /// The picture could not be written.
    #[error("the picture could not be written: {0}")]
    Unwritable(String),
}

/// Draws the picture as PNG.
///
/// # Errors
/// The logo is no picture, or the file could not be written.
pub fn png(card: &PreviewCard<'_>) -> Result<Vec<u8>, PreviewError> {
    let family = Family::inter()?;
    let layout = layout::compose(&family, card);
    let mut canvas = Canvas::new(WIDTH, HEIGHT, PAPER).ok_or_else(|| unwritable("no room for its pixels"))?;
    let accent = colour::parse(card.accent).unwrap_or(ACCENT);
    canvas.wash(accent);
    if card.test {
        canvas.fill(layout::STRIPE, 0.0, BAD);
    }
    match card.logo {
        Some(png) => canvas.picture(layout.mark, 18.0, &logo::on_white(png)?),
        None => canvas.fill(layout.mark, 18.0, accent),
    }
    payment_code(&mut canvas, card, &layout);
    canvas.fill(layout.button, 16.0, accent);
    for text in &layout.texts {
        canvas.text(text);
    }
    canvas.png().map_err(|error| unwritable(&error))
}

fn unwritable(why: &str) -> PreviewError {
    PreviewError::Unwritable(why.to_owned())
}

/// The card with the link's code. An address that is too long for one leaves it white.
fn payment_code(canvas: &mut Canvas, card: &PreviewCard<'_>, layout: &Layout<'_>) {
    let panel = Area { y: CARD.y + layout.down, ..CARD };
    canvas.shadow(panel, 36.0);
    canvas.fill(panel, 36.0, LINE);
    canvas.fill(panel.inset(1.5), 34.5, WHITE);
    canvas.modules(layout.code, &qr::runs(card.url));
}

#[cfg(test)]
mod tests;
