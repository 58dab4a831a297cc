//! A link's short address: `/p/{code}`, for messages in which every character costs (R12).

/// Letters and digits that are not mistaken for each other.
const ALPHABET: &[u8; 54] = b"abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";
/// 54^10 is 2^57: of a million links, a guesser who asks a thousand times a second finds one in several years.
const LENGTH: usize = 10;

/// A code from random bits.
pub fn short_code(mut bits: u128) -> String {
    let base = ALPHABET.len() as u128;
    let mut code = String::with_capacity(LENGTH);
    for _ in 0..LENGTH {
        let digit = usize::try_from(bits % base).unwrap_or_default();
        code.push(char::from(ALPHABET.get(digit).copied().unwrap_or(b'a')));
        bits /= base;
    }
    code
}

/// Whether a text can be a code: only then is it looked for.
pub fn is_short_code(text: &str) -> bool {
    text.len() == LENGTH && text.bytes().all(|byte| ALPHABET.contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn r12_a_short_code_is_ten_letters_and_digits_that_are_not_mistaken(bits: u128) {
            let code = short_code(bits);
            prop_assert!(is_short_code(&code), "{}", code);
            prop_assert!(!code.contains(['0', 'O', 'o', '1', 'l', 'I', 'i', 'L']));
        }
    }

    #[test]
    fn r12_other_bits_give_another_code() {
        assert_ne!(short_code(0), short_code(1));
        assert_ne!(short_code(0), short_code(54_u128.pow(9)));
        for text in ["", "abcdefghj", "abcdefghjkm", "abcdefghj0", "abcdefgh/j"] {
            assert!(!is_short_code(text), "{text}");
        }
    }
}
