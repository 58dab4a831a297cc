//! Where a link leads.

use reqwest::Url;
use std::{fmt, str::FromStr};

/// The most characters: what mail programs and headers take.
const MOST: usize = 900;

/// An `http` or `https` address with a host, in ASCII, without a password. Safe in a header and, once escaped, in HTML.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WebAddress(String);

/// The text is no web address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "This is not a web address: expected one such as https://pay.example.com/northlight, of at most {MOST} characters."
)]
pub struct WebAddressError;

impl WebAddress {
    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is `https`.
    pub fn is_safe(&self) -> bool {
        self.0.starts_with("https://")
    }
}

impl FromStr for WebAddress {
    type Err = WebAddressError;

    fn from_str(text: &str) -> Result<Self, WebAddressError> {
        let text = text.trim();
        // A parser of addresses drops line breaks and tabs without a word; what holds them is none to begin with.
        if text.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Err(WebAddressError);
        }
        let url: Url = text.parse().map_err(|_| WebAddressError)?;
        let leads = matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| !host.is_empty());
        let bare = url.username().is_empty() && url.password().is_none();
        let seen = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`' | '\\');
        let text = url.as_str();
        if leads && bare && text.len() <= MOST && text.chars().all(seen) {
            Ok(Self(text.to_owned()))
        } else {
            Err(WebAddressError)
        }
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_web_is_linked_to() {
        for (text, kept) in [
            (" https://pay.example.com/n ", "https://pay.example.com/n"),
            ("http://127.0.0.1:3000/pay/link_1?c=e", "http://127.0.0.1:3000/pay/link_1?c=e"),
            ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
            ("https://pay.example.com/\"><script>", "https://pay.example.com/%22%3E%3Cscript%3E"),
        ] {
            assert_eq!(text.parse::<WebAddress>().unwrap().as_str(), kept);
        }
        for text in [
            "",
            "pay.example.com",
            "javascript:alert(1)",
            "data:text/html,hello",
            "mailto:a@example.com",
            "https://",
            "https://user:word@pay.example.com",
            "https://pay.example.com\r\nBcc: a@example.com",
            "java\nscript:alert(1)",
        ] {
            assert!(text.parse::<WebAddress>().is_err(), "{text}");
        }
        assert!(format!("https://pay.example.com/{}", "a".repeat(MOST)).parse::<WebAddress>().is_err());
    }

    proptest! {
        #[test]
        fn nothing_in_an_address_ends_it(rest in any::<String>()) {
            if let Ok(address) = format!("https://pay.example.com/{rest}").parse::<WebAddress>() {
                let text = address.as_str();
                prop_assert!(text.starts_with("https://pay.example.com/"), "{}", text);
                let safe = text.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"'));
                prop_assert!(safe, "{}", text);
            }
        }
    }
}
