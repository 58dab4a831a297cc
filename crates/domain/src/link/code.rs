//! A link's code: who has it is shown what is known of the customer that the link is for, and who only knows the link's id is not
//! (P2, I23). It stands in `/pay/{id}.{code}`, and alone in `/p/{code}`, for messages in which every character costs (R12). A link that
//! anybody may know has a short one, which opens nothing.

use crate::ids::LinkId;
use std::{fmt, str::FromStr};

/// Letters and digits that are not mistaken for each other.
const ALPHABET: &[u8; 54] = b"abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";
/// 54^23 is more than 2^128, so that each of 128 random bits counts.
const LENGTH: usize = 23;
/// Short ones are of 2^57. They lead to a link's public page, and open nothing.
const SHORT: usize = 10;

/// A code from random bits.
pub fn link_code(bits: u128) -> String {
    written(bits, LENGTH)
}

/// A short code from random bits.
pub fn short_code(bits: u128) -> String {
    written(bits, SHORT)
}

fn written(mut bits: u128, length: usize) -> String {
    let base = ALPHABET.len() as u128;
    let mut code = String::with_capacity(length);
    for _ in 0..length {
        let digit = usize::try_from(bits % base).unwrap_or_default();
        code.push(char::from(ALPHABET.get(digit).copied().unwrap_or(b'a')));
        bits /= base;
    }
    code
}

/// Whether a text can be a code: only then is it looked for.
pub fn is_link_code(text: &str) -> bool {
    matches!(text.len(), LENGTH | SHORT) && text.bytes().all(|byte| ALPHABET.contains(&byte))
}

/// How an address names a link: by its id, and with its code for who was sent it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkKey {
    /// Which link.
    pub id: LinkId,
    /// What was given with it; nobody looked yet whether it is the link's.
    pub code: Option<String>,
}

impl From<LinkId> for LinkKey {
    fn from(id: LinkId) -> Self {
        Self { id, code: None }
    }
}

impl FromStr for LinkKey {
    type Err = <LinkId as FromStr>::Err;

    /// What cannot be a code is none: an address that lost its end on the way still leads to the page.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (id, code) = text.split_once('.').unwrap_or((text, ""));
        let code = Some(code).filter(|code| code.len() == LENGTH && is_link_code(code));
        Ok(Self { id: id.parse()?, code: code.map(str::to_owned) })
    }
}

impl fmt::Display for LinkKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.code {
            Some(code) => write!(f, "{}.{code}", self.id),
            None => write!(f, "{}", self.id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Millis;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn r12_a_code_is_of_letters_and_digits_that_are_not_mistaken(bits: u128) {
            let code = link_code(bits);
            prop_assert!(code.len() == LENGTH && is_link_code(&code), "{}", code);
            prop_assert!(!code.contains(['0', 'O', 'o', '1', 'l', 'I', 'i', 'L']));
            let short = short_code(bits);
            prop_assert!(short.len() == SHORT && is_link_code(&short), "{}", short);
            let key = format!("{}.{short}", LinkId::from_parts(Millis(1), bits));
            prop_assert_eq!(key.parse::<LinkKey>().unwrap().code, None, "it opens nothing");
        }

        #[test]
        fn i23_each_of_128_bits_gives_another_code(bits: u128, bit in 0_u32..128) {
            prop_assert_ne!(link_code(bits), link_code(bits ^ (1 << bit)));
        }

        #[test]
        fn p2_an_address_names_a_link_with_its_code_and_without(bits: u128) {
            let id = LinkId::from_parts(Millis(1), bits);
            let key = LinkKey { id, code: Some(link_code(bits)) };
            prop_assert_eq!(key.to_string().parse::<LinkKey>().unwrap(), key);
            prop_assert_eq!(id.to_string().parse::<LinkKey>().unwrap(), LinkKey::from(id));
        }
    }

    #[test]
    fn p2_an_address_that_lost_its_end_still_names_its_link() {
        let id = LinkId::from_parts(Millis(1), 7);
        let whole = LinkKey { id, code: Some(link_code(u128::MAX)) }.to_string();
        for kept in [whole.len() - 1, whole.len() - LENGTH, whole.len() - LENGTH - 1] {
            assert_eq!(whole.get(..kept).unwrap().parse::<LinkKey>().unwrap(), LinkKey::from(id), "{kept}");
        }
        assert_eq!(
            format!("{id}.abcdefgh23").parse::<LinkKey>().unwrap(),
            LinkKey::from(id),
            "a short one opens nothing"
        );
        assert!("nothing".parse::<LinkKey>().is_err() && ".".parse::<LinkKey>().is_err());
    }

    #[test]
    fn r12_what_cannot_be_a_code_is_not_looked_for() {
        assert!(is_link_code("abcdefgh23"), "a short one");
        for text in ["", "abcdefghj", "abcdefghjkm", "abcdefghj0", "abcdefgh/j", "abcdefghjkmnpqrstuvwxy0"] {
            assert!(!is_link_code(text), "{text}");
        }
    }
}
