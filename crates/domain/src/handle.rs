//! A merchant's handle: the first part of its public addresses.

use crate::text;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Words that are, or may become, pages of the server itself.
const RESERVED: &[&str] = &[
    "about",
    "account",
    "admin",
    "api",
    "app",
    "assets",
    "auth",
    "billing",
    "blog",
    "business",
    "businesses",
    "checkout",
    "contact",
    "customers",
    "dashboard",
    "developers",
    "docs",
    "favicon",
    "find",
    "fonts",
    "health",
    "help",
    "home",
    "invitation",
    "invite",
    "invoices",
    "join",
    "legal",
    "link",
    "links",
    "livez",
    "login",
    "logo",
    "logout",
    "merchant",
    "merchants",
    "messages",
    "metrics",
    "new",
    "notifications",
    "oauth",
    "pair",
    "pay",
    "payments",
    "picture",
    "pictures",
    "pkg",
    "privacy",
    "products",
    "public",
    "push",
    "readyz",
    "receipt",
    "receipts",
    "reminders",
    "reports",
    "robots",
    "root",
    "sandbox",
    "sdk",
    "security",
    "session",
    "sessions",
    "settings",
    "setup",
    "sign-in",
    "sign-out",
    "sitemap",
    "static",
    "status",
    "support",
    "tallystick",
    "terms",
    "test",
    "verify",
    "webhook",
    "webhooks",
    "well-known",
    "www",
];

/// 3 to 30 of a-z, 0-9 and single hyphens, beginning with a letter; never a word of the server's own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Handle(String);

/// Why a text cannot be a handle.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HandleError {
    /// Too short, too long, or with other characters.
    #[error("A handle has 3 to 30 small letters, digits or hyphens and begins with a letter, for example northlight.")]
    Form,
    /// One of the server's own words.
    #[error("\"{0}\" is kept for the server itself. Choose another handle.")]
    Reserved(String),
    /// It may be taken for one of them.
    #[error("\"{0}\" looks like \"{1}\", which is kept for the server itself. Choose another handle.")]
    Alike(String, &'static str),
}

impl Handle {
    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What a reader may take it for: letters and digits that look alike are one, and so are two letters that together look like
    /// another. No two merchants' handles have the same look (R32).
    pub fn look(&self) -> String {
        // The longer way to write each: any other would tell `vvv` from `vw`.
        text::look(&self.0).replace('m', "rn").replace('w', "vv")
    }

    /// A handle that was given before: a word that became one of the server's own since then stays what it was.
    ///
    /// # Errors
    /// `Form`.
    pub fn kept(text: &str) -> Result<Self, HandleError> {
        let text = text.trim();
        let fine = (3..=30).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.ends_with('-')
            && !text.contains("--");
        if fine { Ok(Self(text.to_owned())) } else { Err(HandleError::Form) }
    }
}

impl FromStr for Handle {
    type Err = HandleError;
    fn from_str(text: &str) -> Result<Self, HandleError> {
        let handle = Self::kept(text)?;
        let look = handle.look();
        match RESERVED.iter().find(|word| Self((**word).to_owned()).look() == look) {
            Some(word) if *word == handle.0 => Err(HandleError::Reserved(handle.0)),
            Some(word) => Err(HandleError::Alike(handle.0, word)),
            None => Ok(handle),
        }
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Handle {
    type Error = HandleError;
    fn try_from(text: String) -> Result<Self, HandleError> {
        Self::kept(&text)
    }
}

impl From<Handle> for String {
    fn from(handle: Handle) -> String {
        handle.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn handles_are_plain_words_that_the_server_does_not_use() {
        assert!("northlight-2".parse::<Handle>().is_ok());
        for text in
            ["ab", "Northlight", "2north", "north_light", "north--light", "north-", "nörth", "n\u{043E}rth", "<script>"]
        {
            assert_eq!(text.parse::<Handle>(), Err(HandleError::Form), "{text}");
        }
        assert_eq!("api".parse::<Handle>(), Err(HandleError::Reserved("api".to_owned())));
    }

    #[test]
    fn r32_what_may_be_taken_for_a_word_of_the_servers_cannot_be_a_handle() {
        let alike = [("adm1n", "admin"), ("d0cs", "docs"), ("l0go", "logo"), ("llnk", "link"), ("adrn1n", "admin")];
        for (text, word) in alike.into_iter().chain([("vvvvw", "www"), ("vvebhook", "webhook")]) {
            assert_eq!(text.parse::<Handle>(), Err(HandleError::Alike(text.to_owned(), word)));
        }
        let kept = Handle::kept("d0cs").unwrap();
        assert_eq!(kept.as_str(), "d0cs", "a handle that was given before stays one");
    }

    #[test]
    fn r32_handles_that_are_taken_for_one_another_have_one_look() {
        let look = |text: &str| Handle::kept(text).unwrap().look();
        for (one, other) in [
            ("northlight", "north1ight"),
            ("moon", "rno0n"),
            ("window", "vvlndovv"),
            ("vvw", "wvv"),
            ("farm-1", "farrn-i"),
        ] {
            assert_eq!(look(one), look(other), "{one} {other}");
        }
        for (one, other) in [("northlight", "northlights"), ("moon", "noon"), ("vow", "vov"), ("shop-2", "shop-z")] {
            assert_ne!(look(one), look(other), "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn r32_however_often_a_letter_is_written_otherwise_the_look_stays(
            text in "[a-z][a-z0-9]{2,14}",
            turns in proptest::collection::vec(any::<bool>(), 15),
        ) {
            let other: String = text.chars().zip(turns).map(|(c, turn)| match (c, turn) {
                ('0', true) => "o".to_owned(),
                ('o', true) => "0".to_owned(),
                ('1' | 'i', true) => "l".to_owned(),
                ('l', true) => "1".to_owned(),
                ('m', true) => "rn".to_owned(),
                ('w', true) => "vv".to_owned(),
                _ => c.to_string(),
            }).collect();
            let look = |text: &str| Handle::kept(text).map(|handle| handle.look());
            if let (Ok(one), Ok(other)) = (look(&text), look(&other)) {
                prop_assert_eq!(one, other);
            }
        }
    }
}
