//! How many messages a text is sent as (3GPP TS 23.038 and 23.040).

/// What the letters of an SMS are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alphabet {
    /// The 7-bit alphabet of GSM: most of western Europe's letters, and Greek capitals.
    Gsm7,
    /// 16 bits each, for everything else.
    Ucs2,
}

/// How a text is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segments {
    /// What it is written in. One letter beyond GSM's makes all of them wide.
    pub alphabet: Alphabet,
    /// How many messages it is: each is charged.
    pub count: usize,
}

/// One character takes one place.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡\
                     ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿\
                     abcdefghijklmnopqrstuvwxyzäöñüà";
/// One character takes two: the first says that the second is of another table.
const EXTENDED: &str = "\u{c}^{}\\[~]|€";

impl Segments {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        match text.chars().map(places).collect::<Option<Vec<_>>>() {
            Some(characters) => Self { alphabet: Alphabet::Gsm7, count: count(&characters, 160, 153) },
            None => {
                // A character beyond the first 65,536 takes two places, and is not torn apart.
                let characters: Vec<usize> = text.chars().map(char::len_utf16).collect();
                Self { alphabet: Alphabet::Ucs2, count: count(&characters, 70, 67) }
            }
        }
    }
}

/// In GSM's alphabet.
fn places(c: char) -> Option<usize> {
    if BASIC.contains(c) { Some(1) } else { EXTENDED.contains(c).then_some(2) }
}

/// `alone` places where one message is enough, `each` where several must say how they belong together.
fn count(characters: &[usize], alone: usize, each: usize) -> usize {
    if characters.iter().sum::<usize>() <= alone {
        return 1;
    }
    let (mut messages, mut used) = (1, 0);
    for &places in characters {
        if used + places > each {
            messages += 1;
            used = 0;
        }
        used += places;
    }
    messages
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn r12_segments_are_counted_as_networks_charge_them() {
        use Alphabet::{Gsm7, Ucs2};
        for (text, alphabet, count) in [
            (String::new(), Gsm7, 1),
            ("a".repeat(160), Gsm7, 1),
            ("a".repeat(161), Gsm7, 2),
            ("a".repeat(306), Gsm7, 2),
            ("a".repeat(307), Gsm7, 3),
            ("ä".repeat(160), Gsm7, 1),
            ("€".repeat(80), Gsm7, 1),
            ("€".repeat(81), Gsm7, 2),
            // 153 is odd: the last place of a message stays empty rather than tear a € apart.
            ("€".repeat(152), Gsm7, 2),
            ("€".repeat(153), Gsm7, 3),
            ("ç".repeat(70), Ucs2, 1),
            (format!("{}“", "a".repeat(69)), Ucs2, 1),
            (format!("{}“", "a".repeat(70)), Ucs2, 2),
            ("ж".repeat(134), Ucs2, 2),
            ("ж".repeat(135), Ucs2, 3),
            ("😀".repeat(35), Ucs2, 1),
            ("😀".repeat(36), Ucs2, 2),
            ("😀".repeat(66), Ucs2, 2),
            ("😀".repeat(67), Ucs2, 3),
        ] {
            assert_eq!(Segments::of(&text), Segments { alphabet, count }, "{text}");
        }
    }

    #[test]
    fn the_alphabet_has_the_places_that_it_has() {
        // 128 places less the one that leads to the other table.
        assert_eq!(BASIC.chars().count(), 127);
        assert_eq!(EXTENDED.chars().count(), 10);
    }

    proptest! {
        #[test]
        fn more_text_is_never_fewer_messages(text in ".{0,400}", more in ".{1,40}") {
            let longer = format!("{text}{more}");
            prop_assert!(Segments::of(&text).count <= Segments::of(&longer).count);
        }
    }
}
