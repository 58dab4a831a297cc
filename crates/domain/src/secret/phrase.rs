//! Recovery words (BIP-39) among other words.

use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// The standard's English list, in the order of the alphabet: a word's place in it is eleven bits of the seed.
const ENGLISH: &str = include_str!("english.txt");
/// How many words a phrase has.
const LENGTHS: [usize; 5] = [12, 15, 18, 21, 24];
/// Bits of a word.
const BITS: usize = 11;

/// Whether a text holds a whole phrase: as many words of the list in a row as a phrase has, with a checksum that fits. Numbers of
/// at most two digits are passed over, for that is how people write them down (`1. legal 2. winner`).
pub(super) fn is_in(text: &str) -> bool {
    let mut row = Vec::new();
    for part in text.split(|c: char| !c.is_alphanumeric()) {
        let word = part.trim_start_matches(|c: char| c.is_ascii_digit());
        if word.is_empty() && part.len() <= 2 {
            continue;
        }
        match place(word) {
            Some(place) => row.push(place),
            None if holds_one(&row) => return true,
            None => row.clear(),
        }
    }
    holds_one(&row)
}

/// Where a word stands in the list. `None`: nowhere.
fn place(word: &str) -> Option<u16> {
    static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| ENGLISH.lines().collect());
    // The shortest has three letters and the longest eight; most words of a text are told by that.
    if !(3..=8).contains(&word.len()) {
        return None;
    }
    let place = WORDS.binary_search(&word.to_ascii_lowercase().as_str()).ok()?;
    u16::try_from(place).ok()
}

fn holds_one(row: &[u16]) -> bool {
    LENGTHS.iter().any(|length| row.windows(*length).any(checks))
}

/// Whether the last bits are the first of the SHA-256 of those before.
fn checks(words: &[u16]) -> bool {
    let mut bytes = Vec::with_capacity(33);
    let (mut held, mut bits) = (0_u32, 0);
    for word in words {
        held = (held << BITS) | u32::from(*word);
        bits += BITS;
        while bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    // What is left over, and for 24 words the whole last byte, is the checksum: one bit for every three words.
    let length = words.len() / 3;
    let given = if bits > 0 { held } else { u32::from(bytes.pop().unwrap_or_default()) };
    let digest = Sha256::digest(&bytes);
    digest.first().is_some_and(|first| u32::from(*first) >> (8 - length) == given)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The phrase of some bytes, as a wallet makes it.
    fn phrase(entropy: &[u8]) -> Vec<&'static str> {
        let checksum = Sha256::digest(entropy);
        let bits: Vec<bool> = entropy
            .iter()
            .chain(checksum.first())
            .flat_map(|byte| (0..8).rev().map(move |bit| (byte >> bit) & 1 == 1))
            .take(entropy.len() * 33 / 4)
            .collect();
        let words: Vec<_> = ENGLISH.lines().collect();
        bits.chunks(BITS).map(|word| words[word.iter().fold(0, |sum, bit| (sum << 1) | usize::from(*bit))]).collect()
    }

    #[test]
    fn the_list_is_that_of_the_standard() {
        let digest = Sha256::digest(ENGLISH);
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digest, "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda");
        assert!(ENGLISH.lines().is_sorted());
        assert_eq!(ENGLISH.lines().count(), 2_048);
        for (at, word) in (0..).zip(ENGLISH.lines()) {
            assert_eq!(place(word), Some(at));
        }
        for word in ["", "a", "aardvark", "zzz", "abandonment", "the"] {
            assert_eq!(place(word), None, "{word}");
        }
    }

    #[test]
    fn the_standards_own_phrases_are_known_i24() {
        for phrase in [
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
            "legal winner thank year wave sausage worth useful legal winner thank yellow",
            "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo when",
            "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo vote",
            "test test test test test test test test test test test junk",
        ] {
            assert!(is_in(phrase), "{phrase}");
        }
    }

    proptest! {
        #[test]
        fn every_phrase_is_known_wherever_and_however_it_stands_i24(
            entropy in prop::collection::vec(any::<u8>(), 32), bytes in 4_usize..=8, numbered: bool, upper: bool,
        ) {
            let words = phrase(&entropy[..bytes * 4]);
            prop_assert_eq!(words.len(), bytes * 3);
            let mut text = if numbered {
                words.iter().enumerate().map(|(n, word)| format!("{}. {word} ", n + 1)).collect()
            } else {
                words.join(" ")
            };
            if upper {
                text = text.to_uppercase();
            }
            prop_assert!(is_in(&text));
            let (lines, commas) = (words.join("\n"), words.join(", "));
            let around = format!("Hello, it is this:\n{text}. Keep it safe!");
            prop_assert!(is_in(&lines) && is_in(&commas) && is_in(&around));
        }

        #[test]
        fn a_phrase_with_a_word_too_few_is_none_i24(entropy in prop::collection::vec(any::<u8>(), 16)) {
            let words = phrase(&entropy);
            prop_assert!(!is_in(&words[1..].join(" ")));
        }
    }

    #[test]
    fn of_sixteen_rows_of_twelve_words_fifteen_are_no_phrase() {
        let before: Vec<u16> = phrase(&[7; 16]).iter().take(11).map(|word| place(word).unwrap()).collect();
        let fitting = (0..2_048).filter(|last| checks(&[before.as_slice(), &[*last]].concat()));
        assert_eq!(fitting.count(), 128);
    }
}
