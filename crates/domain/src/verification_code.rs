//! Short codes that customer and merchant compare (A7).

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Without 0/O, 1/I/L and U, so that it survives being read aloud or written down.
const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
const LETTERS: u64 = 30;
const LENGTH: usize = 8;

/// A session's code, such as `K7QF-3MXD`: eight characters from 30, about 39 bits. Identifies, never authorises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct VerificationCode([u8; LENGTH]);

/// Why a text is not a verification code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("A code has eight letters and digits, such as K7QF-3MXD. Check the one that you were given.")]
pub struct CodeError;

impl VerificationCode {
    /// Makes a code from random bits.
    pub fn from_random(random: u64) -> Self {
        let mut rest = random;
        let mut code = [0; LENGTH];
        for place in &mut code {
            let index = usize::try_from(rest % LETTERS).unwrap_or_default();
            *place = ALPHABET.get(index).copied().unwrap_or(b'2');
            rest /= LETTERS;
        }
        Self(code)
    }
}

impl FromStr for VerificationCode {
    type Err = CodeError;

    /// Spaces and hyphens are skipped and lower case is taken.
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let mut code = [0; LENGTH];
        let mut places = code.iter_mut();
        for letter in text.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let letter = u8::try_from(letter.to_ascii_uppercase()).map_err(|_| CodeError)?;
            if !ALPHABET.contains(&letter) {
                return Err(CodeError);
            }
            *places.next().ok_or(CodeError)? = letter;
        }
        if places.next().is_some() {
            return Err(CodeError);
        }
        Ok(Self(code))
    }
}

impl fmt::Display for VerificationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, letter) in self.0.iter().enumerate() {
            if place == LENGTH / 2 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(*letter))?;
        }
        Ok(())
    }
}

impl TryFrom<String> for VerificationCode {
    type Error = CodeError;
    fn try_from(text: String) -> Result<Self, CodeError> {
        text.parse()
    }
}

impl From<VerificationCode> for String {
    fn from(code: VerificationCode) -> String {
        code.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_code_reads_back_however_it_is_typed_a7(random in any::<u64>()) {
            let code = VerificationCode::from_random(random);
            let shown = code.to_string();
            prop_assert_eq!(shown.parse(), Ok(code));
            prop_assert_eq!(shown.to_lowercase().replace('-', " ").parse(), Ok(code));
        }
    }

    #[test]
    fn letters_that_look_alike_are_refused() {
        for text in ["K7QF-3MX0", "K7QF-3MX1", "K7QF-3MX", "K7QF-3MXDD", "", "K7QF-3MX#"] {
            assert_eq!(text.parse::<VerificationCode>(), Err(CodeError), "{text}");
        }
    }
}
