//! Who an SMS is from.

use super::PhoneNumber;
use std::{fmt, str::FromStr};

/// The most characters of a name.
const NAME: usize = 11;

/// What stands above an SMS on a phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sender {
    /// At most 11 letters and digits, with a letter among them: the business. Cannot be answered. Some countries know no
    /// names.
    Name(String),
    /// A number of the provider's, which can be answered.
    Number(PhoneNumber),
}

/// The text is no sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "The sender of an SMS is a name of at most {NAME} letters (A-Z), digits and spaces, such as Northlight, or a number \
     such as +31 6 12345678."
)]
pub struct SenderError;

impl Sender {
    /// The words of a business's name that fit, so that a merchant need not type it again: `Café Nord Roasters` gives
    /// `Cafe Nord`. Letters of other scripts are written as links' addresses write them. `None`: nothing of it can be shown.
    pub fn of_business(name: &str) -> Option<Self> {
        let mut plain = String::new();
        name.chars().for_each(|c| write_plain(c, &mut plain));
        let mut kept = String::new();
        for word in plain.split_whitespace() {
            let longer = if kept.is_empty() { word.to_owned() } else { format!("{kept} {word}") };
            if longer.len() > NAME {
                // One long word is cut; a second that does not fit is left out.
                if kept.is_empty() {
                    kept = longer.chars().take(NAME).collect();
                }
                break;
            }
            kept = longer;
        }
        // Digits alone could be somebody's number.
        kept.parse().ok().filter(|sender| matches!(sender, Self::Name(_)))
    }

    /// For a provider that shows its own sender, whatever it is given: nobody sees this one.
    pub fn unseen() -> Self {
        Self::Name("Business".to_owned())
    }

    /// As providers take it: a number with its `+`.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Name(name) => name,
            Self::Number(number) => number.as_str(),
        }
    }
}

/// In Latin letters without marks.
fn write_plain(c: char, plain: &mut String) {
    match c {
        c if c.is_ascii_alphanumeric() => plain.push(c),
        // Of a word that goes on behind it; marks belong to the letter before.
        '\'' | '’' | '\u{300}'..='\u{36f}' => {}
        // Some letters are words of their own, which end with a space.
        c if c.is_alphanumeric() => {
            let letters = deunicode::deunicode_char(c).unwrap_or(" ");
            plain.extend(letters.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }));
        }
        _ => plain.push(' '),
    }
}

impl FromStr for Sender {
    type Err = SenderError;

    fn from_str(text: &str) -> Result<Self, SenderError> {
        let text = text.trim();
        let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b' ');
        if plain && text.len() <= NAME && text.bytes().any(|b| b.is_ascii_alphabetic()) {
            return Ok(Self::Name(text.to_owned()));
        }
        text.parse().map(Self::Number).map_err(|_| SenderError)
    }
}

impl fmt::Display for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn r12_a_sender_is_a_short_name_or_a_number() {
        for (text, shown) in
            [("Northlight", "Northlight"), (" Cafe 24 ", "Cafe 24"), ("+31 6 12345678", "+31612345678")]
        {
            assert_eq!(text.parse::<Sender>().unwrap().as_str(), shown);
        }
        for text in ["", "Northlight Coffee", "Café", "North\r\nTo: 1", "12345", "a<b", "0612345678", "Café Nero!"] {
            let error = text.parse::<Sender>().unwrap_err().to_string();
            assert!(error.contains("Northlight") && error.contains("11"), "{error}");
        }
    }

    #[test]
    fn r12_the_business_is_the_sender() {
        for (business, sender) in [
            ("Northlight", Some("Northlight")),
            ("Northlight Coffee Roasters", Some("Northlight")),
            ("Café Nord", Some("Cafe Nord")),
            ("Maja's Bikes & Co", Some("Majas Bikes")),
            ("Supercalifragilistic", Some("Supercalifr")),
            ("Ærø", Some("AEro")),
            ("Cafe\u{301} Nord", Some("Cafe Nord")),
            ("Кафе Москва", Some("Kafe Moskva")),
            ("Żółw", Some("Zolw")),
            ("王小明", Some("Wang Xiao")),
            ("Café ☕", Some("Cafe")),
            ("24 7", None),
            ("☕", None),
            ("", None),
        ] {
            assert_eq!(Sender::of_business(business).map(|it| it.to_string()).as_deref(), sender, "{business}");
        }
    }

    proptest! {
        #[test]
        fn whatever_a_business_is_called_its_sender_is_one(name in any::<String>()) {
            if let Some(sender) = Sender::of_business(&name) {
                prop_assert_eq!(sender.as_str().parse::<Sender>(), Ok(sender.clone()));
                prop_assert!(matches!(&sender, Sender::Name(name) if name.len() <= NAME));
            }
        }
    }
}
