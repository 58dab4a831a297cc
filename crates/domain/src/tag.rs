//! Words that a merchant sorts links and customers by (R28).

use crate::{
    Millis,
    ids::{MerchantId, TagId},
    secret::quoted,
    text::{self, TextError},
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// What a tag is put on. The two kinds are kept apart: a link's tag is never a customer's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TagKind {
    /// Links.
    Link,
    /// Customers.
    Customer,
}

impl TagKind {
    /// The word that is stored and sent.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Customer => "customer",
        }
    }
}

/// A colour that can be told from its neighbours, on light and on dark paper. A tag always shows its name beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TagColour {
    /// Blue.
    #[default]
    Blue,
    /// Green.
    Green,
    /// Amber.
    Amber,
    /// Red.
    Red,
    /// Violet.
    Violet,
    /// Teal.
    Teal,
}

impl TagColour {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Blue, Self::Green, Self::Amber, Self::Red, Self::Violet, Self::Teal];

    /// The word that is stored, sent and read.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
            Self::Violet => "violet",
            Self::Teal => "teal",
        }
    }
}

/// Not a word of this kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TagError {
    /// Neither links nor customers.
    #[error("\"{0}\" is neither link nor customer.")]
    Kind(String),
    /// None of the colours.
    #[error("Choose a colour: blue, green, amber, red, violet or teal.")]
    Colour,
    /// Not a name.
    #[error(transparent)]
    Name(#[from] TextError),
    /// A character that parts tags in a file.
    #[error("A tag has no semicolon in it: it parts tags in files.")]
    Semicolon,
}

impl FromStr for TagKind {
    type Err = TagError;
    fn from_str(text: &str) -> Result<Self, TagError> {
        [Self::Link, Self::Customer]
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| TagError::Kind(quoted(text)))
    }
}

impl FromStr for TagColour {
    type Err = TagError;
    fn from_str(text: &str) -> Result<Self, TagError> {
        Self::ALL.into_iter().find(|colour| colour.as_str() == text).ok_or(TagError::Colour)
    }
}

/// A tag's name: one line of at most 40 characters, without a semicolon.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TagName(String);

impl TagName {
    /// The most characters of a name.
    pub const MOST: usize = 40;

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What makes two names the same: capitals and how many spaces stand between words do not matter.
    pub fn folded(&self) -> String {
        self.0.to_lowercase()
    }
}

impl FromStr for TagName {
    type Err = TagError;
    fn from_str(text: &str) -> Result<Self, TagError> {
        let name = text::line("The tag", text, Self::MOST)?;
        if name.contains(';') {
            return Err(TagError::Semicolon);
        }
        Ok(Self(name.split_whitespace().collect::<Vec<_>>().join(" ")))
    }
}

impl fmt::Display for TagName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for TagName {
    type Error = TagError;
    fn try_from(text: String) -> Result<Self, TagError> {
        text.parse()
    }
}

impl From<TagName> for String {
    fn from(name: TagName) -> Self {
        name.0
    }
}

/// A tag of a merchant's. No two of a kind have the same name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// Id.
    pub id: TagId,
    /// Whose.
    pub merchant: MerchantId,
    /// What it is put on.
    pub kind: TagKind,
    /// What it is called.
    pub name: TagName,
    /// Its colour.
    pub colour: TagColour,
    /// When it was made.
    pub created_at: Millis,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r28_a_name_is_the_same_however_it_is_typed() {
        let name: TagName = "  Night   Workshop ".parse().unwrap();
        assert_eq!(name.as_str(), "Night Workshop");
        assert_eq!(name.folded(), "night workshop".parse::<TagName>().unwrap().folded());
        assert_eq!("a;b".parse::<TagName>(), Err(TagError::Semicolon));
        for text in ["", "  ", "a\nb", "x\u{202E}y", &"x".repeat(41)] {
            assert!(matches!(text.parse::<TagName>(), Err(TagError::Name(_))), "{text}");
        }
    }

    #[test]
    fn r28_kinds_and_colours_are_words() {
        for colour in TagColour::ALL {
            assert_eq!(colour.as_str().parse(), Ok(colour));
        }
        assert_eq!("pink".parse::<TagColour>(), Err(TagError::Colour));
        assert_eq!("customer".parse(), Ok(TagKind::Customer));
        assert!(matches!("order".parse::<TagKind>(), Err(TagError::Kind(_))));
    }
}
