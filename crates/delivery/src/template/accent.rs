//! A business's colour.

use std::{fmt, str::FromStr};

/// A colour as `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent([u8; 3]);

/// The text is no colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("A colour is # and six characters from 0-9 and a-f, for example #0e5e73.")]
pub struct AccentError;

impl Accent {
    /// For who chose none.
    pub const DEFAULT: Self = Self([0x0e, 0x5e, 0x73]);

    /// Black or white: which of them reads better on this colour. Where both have the same contrast, a grey of 46 % does.
    /// Light grows about with the square of what is written (WCAG's curve without its fractions).
    pub(super) fn ink(self) -> &'static str {
        let light: u32 = self.0.iter().zip([2_126, 7_152, 722]).map(|(&c, weight)| weight * u32::from(c).pow(2)).sum();
        if light > 10_000 * 117 * 117 { "#000000" } else { "#ffffff" }
    }
}

impl FromStr for Accent {
    type Err = AccentError;

    fn from_str(text: &str) -> Result<Self, AccentError> {
        let hex = text.trim().strip_prefix('#').filter(|hex| hex.len() == 6 && hex.is_ascii()).ok_or(AccentError)?;
        let part = |place: usize| {
            let digits = hex.get(place..place + 2).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
            digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).ok_or(AccentError)
        };
        Ok(Self([part(0)?, part(2)?, part(4)?]))
    }
}

impl fmt::Display for Accent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_colours_are_colours() {
        assert_eq!("#0E5e73".parse(), Ok(Accent::DEFAULT));
        assert_eq!(Accent::DEFAULT.to_string(), "#0e5e73");
        for text in ["", "red", "#fff", "#0e5e7", "#0e5e7g", "#0e5e73;}", "#+1+2+3", "#ééé"] {
            assert_eq!(text.parse::<Accent>(), Err(AccentError), "{text}");
        }
    }

    #[test]
    fn letters_on_a_button_can_be_read() {
        for (colour, ink) in [
            ("#000000", "#ffffff"),
            ("#ffffff", "#000000"),
            ("#0e5e73", "#ffffff"),
            ("#ffdd00", "#000000"),
            ("#7fffd4", "#000000"),
            ("#cc0000", "#ffffff"),
            ("#0000ff", "#ffffff"),
            ("#00ff00", "#000000"),
        ] {
            assert_eq!(colour.parse::<Accent>().unwrap().ink(), ink, "{colour}");
        }
    }
}
