//! Colours, and what can be read on them.

/// Red, green, blue.
pub type Colour = (u8, u8, u8);

/// Black.
pub const BLACK: Colour = (0, 0, 0);
/// White.
pub const WHITE: Colour = (0xff, 0xff, 0xff);
/// The contrast that text needs (WCAG 2.2 AA).
pub const TEXT_CONTRAST: f32 = 4.5;

/// Reads `#rrggbb`.
pub fn parse(text: &str) -> Option<Colour> {
    let hex = text.strip_prefix('#').filter(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let part = |at: usize| hex.get(at..at + 2).and_then(|part| u8::from_str_radix(part, 16).ok());
    Some((part(0)?, part(2)?, part(4)?))
}

/// Black or white, by what is easier to read on a colour: at least 4.58 : 1 for any.
pub fn on(colour: Colour) -> Colour {
    if contrast(colour, BLACK) > contrast(colour, WHITE) { BLACK } else { WHITE }
}

/// The colour as text on a light `ground`: darkened as little as it takes to be read.
pub fn ink(colour: Colour, ground: Colour) -> Colour {
    let mut steps = (0..=20_u8).map(|step| mix(colour, BLACK, f32::from(step) / 20.0));
    steps.find(|darker| contrast(*darker, ground) >= TEXT_CONTRAST).unwrap_or(BLACK)
}

/// `part` of the way from one colour to another, 0 to 1.
pub fn mix(from: Colour, to: Colour, part: f32) -> Colour {
    let between = |from: u8, to: u8| {
        let value = f32::from(from) + (f32::from(to) - f32::from(from)) * part.clamp(0.0, 1.0);
        // Between 0 and 255, as both ends are.
        value.round() as u8
    };
    (between(from.0, to.0), between(from.1, to.1), between(from.2, to.2))
}

/// How well two colours can be told apart, 1 to 21 (WCAG 2.2).
pub fn contrast(one: Colour, other: Colour) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance((red, green, blue): Colour) -> f32 {
    let light = |part: u8| {
        let part = f32::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_six_figures_are_a_colour() {
        assert_eq!(parse("#0e5E73"), Some((0x0e, 0x5e, 0x73)));
        for text in ["", "0e5e73", "#0e5e7", "#0e5e7g", "#0e5e731", "#+e5e73", "#€€"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((contrast(BLACK, WHITE) - 21.0).abs() < 0.01);
        // Known from the guidelines' own tools.
        assert!((contrast((0x76, 0x76, 0x76), WHITE) - 4.54).abs() < 0.01);
    }

    proptest! {
        /// X7: whatever colour a merchant has, what stands on it and what is written in it can be read.
        #[test]
        fn every_colour_of_a_merchant_leaves_text_readable(colour: (u8, u8, u8)) {
            prop_assert!(contrast(on(colour), colour) >= TEXT_CONTRAST);
            prop_assert!(contrast(ink(colour, WHITE), WHITE) >= TEXT_CONTRAST);
        }
    }
}
