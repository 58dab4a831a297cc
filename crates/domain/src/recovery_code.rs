//! Codes for who has lost their authenticator: each opens the second step once (I22).

use std::{fmt, str::FromStr};

/// Without I, O, 0 and 1, so that it survives being written down.
const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const LENGTH: usize = 28;
const GROUP: usize = 4;

/// A recovery code, such as `K7QF-3MXD-…`: seven groups of four from 32 characters, 140 bits (I23).
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode([u8; LENGTH]);

/// A text is no recovery code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("A recovery code has seven groups of four letters and digits.")]
pub struct RecoveryCodeError;

impl RecoveryCode {
    /// How many a member has.
    pub const COUNT: usize = 10;

    /// Makes a code from random bytes, each character of one of them.
    pub fn from_random(random: [u8; LENGTH]) -> Self {
        // 256 is a multiple of 32: every character is as likely.
        Self(random.map(|byte| ALPHABET[usize::from(byte & 31)]))
    }

    /// Its characters without hyphens: what is hashed.
    pub const fn letters(&self) -> &[u8] {
        &self.0
    }
}

impl FromStr for RecoveryCode {
    type Err = RecoveryCodeError;

    /// Spaces and hyphens are skipped and lower case is taken.
    fn from_str(text: &str) -> Result<Self, RecoveryCodeError> {
        let mut code = [0; LENGTH];
        let mut places = code.iter_mut();
        for letter in text.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let letter = u8::try_from(letter.to_ascii_uppercase()).map_err(|_| RecoveryCodeError)?;
            if !ALPHABET.contains(&letter) {
                return Err(RecoveryCodeError);
            }
            *places.next().ok_or(RecoveryCodeError)? = letter;
        }
        if places.next().is_some() { Err(RecoveryCodeError) } else { Ok(Self(code)) }
    }
}

impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, letter) in self.0.iter().enumerate() {
            if place > 0 && place % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(*letter))?;
        }
        Ok(())
    }
}

/// Without the code.
impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn i22_a_recovery_code_reads_back_however_it_is_typed(random in any::<[u8; LENGTH]>()) {
            let code = RecoveryCode::from_random(random);
            let shown = code.to_string();
            prop_assert_eq!(shown.len(), LENGTH + 6);
            prop_assert_eq!(shown.parse(), Ok(code.clone()));
            prop_assert_eq!(shown.to_lowercase().replace('-', "  ").parse(), Ok(code));
        }

        #[test]
        fn i23_no_random_bit_that_counts_is_lost(random in any::<[u8; LENGTH]>(), place in 0..LENGTH, bit in 0_u8..5) {
            let mut other = random;
            other[place] ^= 1 << bit;
            prop_assert!(RecoveryCode::from_random(random) != RecoveryCode::from_random(other));
        }
    }

    #[test]
    fn what_is_no_recovery_code_is_refused() {
        let code = RecoveryCode::from_random([7; LENGTH]).to_string();
        assert_eq!(code, "HHHH-HHHH-HHHH-HHHH-HHHH-HHHH-HHHH");
        for text in ["", "123456", &code[1..], &format!("{code}H"), &code.replace("HHHH-", "HHH0-")] {
            assert_eq!(text.parse::<RecoveryCode>(), Err(RecoveryCodeError), "{text}");
        }
    }
}
