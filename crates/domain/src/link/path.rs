//! The last part of a smart link's address: `/{handle}/{path}` (R1).

use crate::{
    SecretKind,
    text::{self, TextError},
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Words that are, or may become, pages of the server below a merchant's handle.
const RESERVED: &[&str] = &[
    "admin",
    "api",
    "assets",
    "dashboard",
    "embed",
    "favicon",
    "live",
    "login",
    "logout",
    "pkg",
    "preview",
    "qr",
    "receipt",
    "robots",
    "sandbox",
    "session",
    "settings",
    "sign-in",
    "sign-out",
    "sitemap",
    "static",
    "verify",
    "well-known",
];

/// 2 to 60 of A-Z, a-z, 0-9, single hyphens and underscores, beginning with a letter so that it is never an amount (R2).
/// Capital and small letters differ (R1). Letters of other scripts, which may look the same, cannot stand in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LinkPath(String);

/// Why a text cannot be a link's path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LinkPathError {
    /// Begins with something else than a letter.
    #[error("Begin with a letter: an address that begins with a digit is an amount, such as /12.50.")]
    Start,
    /// Too short, too long, or with other characters.
    #[error("Use 2 to 60 letters from a to z, digits and single hyphens, for example portrait-deposit.")]
    Form,
    /// Something that can spend money (I24). It is named and not repeated.
    #[error(transparent)]
    Secret(#[from] TextError),
    /// One of the server's own words.
    #[error("\"{0}\" is kept for the server itself. Choose another address, for example {0}-2.")]
    Reserved(String),
    /// It may be taken for one of them.
    #[error("\"{0}\" looks like \"{1}\", which is kept for the server itself. Choose another address.")]
    Alike(String, &'static str),
}

impl LinkPath {
    /// The most characters that it may have.
    pub const LONGEST: usize = 60;

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same path with a number behind it, shortened to fit: what is offered when this one is taken.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        let tail = format!("-{number}");
        let room = Self::LONGEST - tail.len();
        let stem = self.0.get(..room.min(self.0.len())).unwrap_or("link").trim_end_matches(['-', '_']);
        Self(format!("{stem}{tail}"))
    }

    /// What a reader may take it for: letters and digits that look alike are one. Two links of one merchant with the
    /// same look are worth a warning (R32).
    pub fn look(&self) -> String {
        text::look(&self.0)
    }
}

impl LinkPath {
    /// A path that was given before: a word that became one of the server's own since then stays what it was.
    ///
    /// # Errors
    /// `Start` and `Form`.
    pub fn kept(text: &str) -> Result<Self, LinkPathError> {
        let text = text.trim().trim_start_matches('/');
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(LinkPathError::Start);
        }
        let joint = |c: char| c == '-' || c == '_';
        let fine = (2..=Self::LONGEST).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_alphabetic())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || joint(c))
            && !text.ends_with(joint)
            && !text.as_bytes().windows(2).any(|pair| pair.iter().all(|b| joint(char::from(*b))));
        if fine { Ok(Self(text.to_owned())) } else { Err(LinkPathError::Form) }
    }
}

impl FromStr for LinkPath {
    type Err = LinkPathError;
    fn from_str(text: &str) -> Result<Self, LinkPathError> {
        let path = Self::kept(text)?;
        if let Some(kind) = SecretKind::find_in(&path.0) {
            return Err(TextError::Secret { what: "The address", kind }.into());
        }
        match text::reads_as(&path.0, RESERVED) {
            Some(word) if word.eq_ignore_ascii_case(&path.0) => Err(LinkPathError::Reserved(path.0)),
            Some(word) => Err(LinkPathError::Alike(path.0, word)),
            None => Ok(path),
        }
    }
}

impl fmt::Display for LinkPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for LinkPath {
    type Error = LinkPathError;
    fn try_from(text: String) -> Result<Self, LinkPathError> {
        Self::kept(&text)
    }
}

impl From<LinkPath> for String {
    fn from(path: LinkPath) -> String {
        path.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn r1_a_path_is_plain_text_that_begins_with_a_letter() {
        for text in ["deposit", "Deposit", "portrait-deposit_2", "/deposit"] {
            assert!(text.parse::<LinkPath>().is_ok(), "{text}");
        }
        assert_eq!("12.50".parse::<LinkPath>(), Err(LinkPathError::Start));
        for text in ["", "a", "de--posit", "deposit-", "-deposit", "d\u{0435}posit", "dep osit", "a/b", "a.b", "<b>"] {
            assert_eq!(text.parse::<LinkPath>(), Err(LinkPathError::Form), "{text}");
        }
    }

    #[test]
    fn r32_the_servers_own_words_cannot_be_paths_however_they_are_written() {
        for text in ["api", "API", "Qr"] {
            assert_eq!(text.parse::<LinkPath>(), Err(LinkPathError::Reserved(text.to_owned())));
        }
    }

    #[test]
    fn r32_what_may_be_taken_for_a_word_of_the_servers_cannot_be_a_path() {
        for (text, word) in [("adm1n", "admin"), ("Ap1", "api"), ("l1ve", "live"), ("r0bots", "robots")] {
            assert_eq!(text.parse::<LinkPath>(), Err(LinkPathError::Alike(text.to_owned(), word)));
        }
        let kept = LinkPath::kept("l1ve").unwrap();
        assert_eq!(kept.as_str(), "l1ve", "an address that was given before stays one");
    }

    #[test]
    fn r32_paths_that_look_the_same_have_the_same_look() {
        let look = |text: &str| text.parse::<LinkPath>().unwrap().look();
        assert_eq!(look("Invoice-1O"), look("lnvoice-l0"));
        assert_ne!(look("deposit"), look("deposits"));
    }

    proptest! {
        #[test]
        fn r1_a_numbered_path_is_a_path(text in "[a-zA-Z][a-zA-Z0-9]{1,59}", number in 2u32..10_000) {
            prop_assume!(text.parse::<LinkPath>().is_ok());
            let numbered = text.parse::<LinkPath>().unwrap().numbered(number).to_string();
            prop_assert!(numbered.parse::<LinkPath>().is_ok(), "{numbered}");
            let ending = format!("-{number}");
            prop_assert!(numbered.ends_with(&ending));
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in ".{0,80}") {
            let _ = text.parse::<LinkPath>();
        }
    }
}
