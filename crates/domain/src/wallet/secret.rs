//! Recognising what must never be given to a server (I24).

use std::fmt;

/// A kind of secret, by the name that its owner knows it by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretKind {
    /// xprv, yprv, zprv, tprv and their kin (BIP-32, SLIP-132).
    ExtendedPrivateKey,
    /// 12 to 24 words (BIP-39).
    SeedPhrase,
    /// 64 hexadecimal digits.
    PrivateKey,
    /// A Bitcoin key for import (WIF).
    WifKey,
    /// A Stellar secret seed.
    StellarSeed,
}

impl fmt::Display for SecretKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ExtendedPrivateKey => "an extended private key (xprv)",
            Self::SeedPhrase => "a seed phrase",
            Self::PrivateKey => "a private key",
            Self::WifKey => "a private key for import (WIF)",
            Self::StellarSeed => "a Stellar secret seed",
        })
    }
}

impl SecretKind {
    /// What secret a text looks like. `None`: none that we know.
    pub fn recognise(text: &str) -> Option<Self> {
        let text = text.trim();
        let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
        let is_word = |word: &&str| (3..=8).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic);
        if (12..=24).contains(&words.len()) && words.iter().all(is_word) {
            return Some(Self::SeedPhrase);
        }
        let start: String = text.chars().take(4).collect::<String>().to_ascii_lowercase();
        if matches!(start.as_str(), "xprv" | "yprv" | "zprv" | "tprv" | "uprv" | "vprv") {
            return Some(Self::ExtendedPrivateKey);
        }
        let hex = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).unwrap_or(text);
        if hex.len() == 64 && hex.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Some(Self::PrivateKey);
        }
        let alphanumeric = text.bytes().all(|b| b.is_ascii_alphanumeric());
        if text.len() == 56 && text.starts_with('S') && alphanumeric && text == text.to_ascii_uppercase() {
            return Some(Self::StellarSeed);
        }
        if matches!(text.len(), 51 | 52) && text.starts_with(['5', 'K', 'L', '9', 'c']) && alphanumeric {
            return Some(Self::WifKey);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_secret_is_refused_by_name_i24() {
        let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        let stellar = format!("S{}", "A".repeat(55));
        for (text, kind) in [
            (phrase, SecretKind::SeedPhrase),
            (
                "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi",
                SecretKind::ExtendedPrivateKey,
            ),
            ("ZPRVaaaa", SecretKind::ExtendedPrivateKey),
            ("4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318", SecretKind::PrivateKey),
            ("0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318", SecretKind::PrivateKey),
            ("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", SecretKind::WifKey),
            (stellar.as_str(), SecretKind::StellarSeed),
        ] {
            assert_eq!(SecretKind::recognise(text), Some(kind));
        }
        assert_eq!(SecretKind::recognise("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"), None);
    }
}
