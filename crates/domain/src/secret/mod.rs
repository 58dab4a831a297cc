//! Recognising what must never be given to a server (I24): in a field for a wallet, and in any text that somebody types.

mod encoded;
mod phrase;

use crate::text::TextError;
use std::fmt;

/// Why it is refused. Errors travel as sentences, and one with these words in it is about a secret: see [`is_refusal`].
pub const WHY: &str = "Whoever has it can spend your money";

/// Whether a message refuses a secret, so that what was typed is not kept, not even in the form.
pub fn is_refusal(message: &str) -> bool {
    message.contains(WHY)
}

/// The most characters of a text that a message repeats. The shortest secret has more: twelve words of three letters.
const QUOTED: usize = 40;

/// What a message says in quotation marks about a text that is none of what is expected: the text itself where no secret fits
/// in it; of a longer one nothing but what secret it is, and in a browser not even that.
pub fn quoted(text: &str) -> String {
    if text.chars().nth(QUOTED).is_none() {
        return text.to_owned();
    }
    // Knowing a phrase takes its 2,048 words, a fifth of the customer's program. In a browser only who typed the text reads this; the
    // server names the secret when it is sent.
    if cfg!(target_family = "wasm") {
        return "…".to_owned();
    }
    SecretKind::find_in(text).map_or_else(|| "…".to_owned(), |kind| kind.to_string())
}

/// A message that may quote what was typed; one that quotes a secret, or names it in its place, says only what it is.
pub fn unrepeated(message: impl ToString) -> String {
    let message = message.to_string();
    let named = |kind: &SecretKind| message.contains(&format!("\"{kind}\""));
    match SecretKind::find_in(&message).or_else(|| SecretKind::ALL.into_iter().find(named)) {
        Some(kind) => TextError::Secret { what: "The field", kind }.to_string(),
        None => message,
    }
}

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
    const ALL: [Self; 5] =
        [Self::ExtendedPrivateKey, Self::SeedPhrase, Self::PrivateKey, Self::WifKey, Self::StellarSeed];

    /// What secret stands somewhere in a text. Only what proves itself, by a checksum or by its own name, is taken for one: a
    /// transaction's id has the form of a private key, and a sentence may be made of words that phrases are made of.
    pub fn find_in(text: &str) -> Option<Self> {
        text.split(|c: char| !c.is_ascii_alphanumeric())
            .find_map(encoded::secret)
            .or_else(|| phrase::is_in(text).then_some(Self::SeedPhrase))
            .or_else(|| encoded::is_named_key(text).then_some(Self::PrivateKey))
    }

    /// What secret a text for a wallet looks like, where nothing but a public key or an address has a place. `None`: none that
    /// we know.
    pub fn recognise(text: &str) -> Option<Self> {
        let text = text.trim();
        let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
        let is_word = |word: &&str| (3..=8).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic);
        if (12..=24).contains(&words.len()) && words.iter().all(is_word) {
            return Some(Self::SeedPhrase);
        }
        // Also behind where it is from, as wallets export it: `[d34db33f/44'/60'/0']xprv…`.
        let mut parts = text.split(|c: char| !c.is_ascii_alphanumeric());
        if parts.clone().any(encoded::begins_private) {
            return Some(Self::ExtendedPrivateKey);
        }
        if parts.any(encoded::is_key_digits) {
            return Some(Self::PrivateKey);
        }
        let alphanumeric = text.bytes().all(|b| b.is_ascii_alphanumeric());
        if text.len() == 56 && text.starts_with('S') && alphanumeric && text == text.to_ascii_uppercase() {
            return Some(Self::StellarSeed);
        }
        if matches!(text.len(), 51 | 52) && text.starts_with(['5', 'K', 'L', '9', 'c']) && alphanumeric {
            return Some(Self::WifKey);
        }
        Self::find_in(text)
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
            ("[d34db33f/44'/60'/0']xprv9s21ZrQH143K3QTDL4LXw2F7HEK", SecretKind::ExtendedPrivateKey),
            (
                "1. legal 2. winner 3. thank 4. year 5. wave 6. sausage 7. worth 8. useful 9. legal 10. winner 11. thank 12. yellow",
                SecretKind::SeedPhrase,
            ),
            ("4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318", SecretKind::PrivateKey),
            ("0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318", SecretKind::PrivateKey),
            ("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", SecretKind::WifKey),
            (stellar.as_str(), SecretKind::StellarSeed),
        ] {
            assert_eq!(SecretKind::recognise(text), Some(kind));
        }
        assert_eq!(SecretKind::recognise("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"), None);
    }
    /// A text around it, as people write.
    fn among(secret: &str) -> [String; 4] {
        [
            secret.to_owned(),
            format!("For your records:\n\n{secret}\n\nThank you"),
            format!("it is=\"{secret}\"."),
            format!("<b>{secret}</b>"),
        ]
    }

    #[test]
    fn every_kind_of_secret_is_found_in_any_text_i24() {
        let key = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";
        for (secret, kind) in [
            ("legal winner thank year wave sausage worth useful legal winner thank yellow".to_owned(), SecretKind::SeedPhrase),
            (
                "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi".to_owned(),
                SecretKind::ExtendedPrivateKey,
            ),
            ("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ".to_owned(), SecretKind::WifKey),
            ("KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617".to_owned(), SecretKind::WifKey),
            ("SCZANGBA5YHTNYVVV4C3U252E2B6P6F5T3U6MM63WBSBZATAQI3EBTQ4".to_owned(), SecretKind::StellarSeed),
            (format!("private key: 0x{key}"), SecretKind::PrivateKey),
            (format!("Private Key {key}"), SecretKind::PrivateKey),
            (format!("PRIVATE_KEY=0x{key}"), SecretKind::PrivateKey),
            (format!("my secret key is {key}"), SecretKind::PrivateKey),
            (format!("privkey '{key}'"), SecretKind::PrivateKey),
            (format!("key: 0x{key}"), SecretKind::PrivateKey),
        ] {
            for text in among(&secret) {
                assert_eq!(SecretKind::find_in(&text), Some(kind), "{text}");
            }
        }
    }

    #[test]
    fn what_is_no_secret_stands_in_a_text() {
        let id = "0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";
        let account = "xpub6Ce9NcJvTk36xtLSrJLZqE7wtgA5deCeYs7rSQtreh4cj6ByPtrg9sD7V2FNFLPnf8heNP3FGkeV9qwfzvZNSd54JoNXVsXFYSYwHsnJxqP";
        for text in [
            id.to_owned(),
            format!("Paid with {id}, refund in transaction {id}."),
            format!("public key: {id}"),
            format!("Your key account manager sent {id}"),
            format!("Never send your private key! Transaction: {id}"),
            account.to_owned(),
            "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48".to_owned(),
            "We never ask for your seed phrase, private key or xprv.".to_owned(),
            // A checksum that does not fit, thus no key.
            "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTK".to_owned(),
            "The art of the portrait: a two hour session with light, camera and coffee, then ten prints to keep."
                .to_owned(),
            "small medium large green orange olive ivory coral rose silver gold".to_owned(),
        ] {
            assert_eq!(SecretKind::find_in(&text), None, "{text}");
        }
    }

    #[test]
    fn a_refusal_is_known_by_its_words() {
        let refused =
            crate::text::line("The title", "my 5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", 120).unwrap_err();
        assert!(is_refusal(&refused.to_string()), "{refused}");
        assert!(refused.to_string().starts_with("The title holds a private key for import (WIF)."), "{refused}");
        assert!(!refused.to_string().contains("5Hue"), "it is not repeated");
        let wallet = crate::wallet::WalletError::Secret(SecretKind::SeedPhrase).to_string();
        assert!(is_refusal(&wallet), "{wallet}");
        assert!(!is_refusal("The title is needed."));
        assert_eq!(unrepeated("\"12\" is no colour."), "\"12\" is no colour.");
        let quoting = unrepeated("\"5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ\" is no colour.");
        assert!(is_refusal(&quoting) && !quoting.contains("5Hue"), "{quoting}");
    }

    #[test]
    fn i24_a_message_quotes_no_text_in_which_a_secret_fits_and_names_the_secret_that_stands_in_it() {
        let key = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";
        let shortest = "add act add act add act add act add act add act";
        for (text, said) in [
            ("", ""),
            ("1,5", "1,5"),
            (&key[..40], &key[..40]),
            // More characters than bytes are counted.
            (&"é".repeat(40), &"é".repeat(40)),
            (&key[..41], "…"),
            (key, "…"),
            (shortest, "…"),
            ("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", "a private key for import (WIF)"),
            ("legal winner thank year wave sausage worth useful legal winner thank yellow", "a seed phrase"),
        ] {
            assert_eq!(quoted(text), said, "{text}");
        }
        // So do the errors of all that reads a text, and a form's refuse the secret by its name.
        let seed = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        for error in [
            crate::Amount::parse(seed, 6, "USDC").unwrap_err().to_string(),
            seed.parse::<crate::Units>().unwrap_err().to_string(),
            seed.parse::<crate::fiat::Currency>().unwrap_err().to_string(),
            seed.parse::<crate::NetworkId>().unwrap_err().to_string(),
            seed.parse::<crate::AssetId>().unwrap_err().to_string(),
            seed.parse::<crate::ids::LinkId>().unwrap_err().to_string(),
            seed.parse::<crate::TagKind>().unwrap_err().to_string(),
            seed.parse::<crate::Status>().unwrap_err().to_string(),
            seed.parse::<crate::view::Channel>().unwrap_err().to_string(),
            seed.parse::<crate::delivery::Way>().unwrap_err().to_string(),
        ] {
            assert!(!error.contains("legal winner"), "{error}");
            assert!(is_refusal(&unrepeated(&error)), "{error}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_a_fall(text in ".{0,300}") {
            _ = SecretKind::find_in(&text);
            _ = SecretKind::recognise(&text);
        }

        #[test]
        fn letters_and_digits_without_a_checksum_are_no_secret(text in "[0-9a-zA-Z ]{0,200}") {
            proptest::prop_assert_eq!(SecretKind::find_in(&text), None);
        }
    }
}
