//! A merchant's handle: the first part of its public addresses.

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
    "invoices",
    "legal",
    "link",
    "links",
    "livez",
    "login",
    "logout",
    "merchant",
    "metrics",
    "new",
    "pay",
    "payments",
    "picture",
    "pictures",
    "pkg",
    "privacy",
    "products",
    "public",
    "readyz",
    "receipt",
    "robots",
    "root",
    "sandbox",
    "security",
    "session",
    "settings",
    "setup",
    "sign-in",
    "sign-out",
    "static",
    "status",
    "support",
    "tallystick",
    "terms",
    "test",
    "verify",
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
}

impl Handle {
    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Handle {
    type Err = HandleError;
    fn from_str(text: &str) -> Result<Self, HandleError> {
        let text = text.trim();
        let fine = (3..=30).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.ends_with('-')
            && !text.contains("--");
        if !fine {
            return Err(HandleError::Form);
        }
        if RESERVED.contains(&text) {
            return Err(HandleError::Reserved(text.to_owned()));
        }
        Ok(Self(text.to_owned()))
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
        text.parse()
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
}
