//! Addresses in the web that a merchant sends customers to.

use crate::SecretKind;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Why a text is no address to send customers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WebAddressError {
    /// Another scheme, or none.
    #[error(
        "Enter a whole address that begins with https:// or http://, for example https://northlight.example/thanks."
    )]
    Scheme,
    /// `https://name@host`: what stands before the @ is easily taken for the host.
    #[error("An address with a name before an @ could deceive customers. Leave out what stands before the @.")]
    Name,
    /// No host, or one with letters that an address cannot have.
    #[error(
        "Enter the address as your browser's address bar copies it, for example https://northlight.example/thanks."
    )]
    Host,
    /// Something that can spend money stands in it (I24). It is named and not repeated.
    #[error(
        "The address holds {0}. Whoever has it can spend your money, so it must never leave your wallet, and this server does not want it. Nothing was saved."
    )]
    Secret(SecretKind),
    /// White space, quotes, brackets and the like.
    #[error(
        "The address holds a space or a character that an address cannot have. Copy it again from your browser's address bar."
    )]
    Character,
    /// Longer than some browsers take.
    #[error("An address can have {} characters.", WebAddress::MOST)]
    TooLong,
}

/// An absolute address with the scheme http or https: never one that runs something. Letters beyond ASCII in its path and
/// query are percent-encoded (RFC 3986).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WebAddress(String);

impl WebAddress {
    /// The most characters of an address.
    pub const MOST: usize = 2_000;

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Host, and port where one is given: what people look at before they go there.
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        rest.split(['/', '?', '#']).next().unwrap_or_default()
    }

    /// The address with `query` (`name=value`, joined by `&`) behind its own and before its fragment.
    pub fn with_query(&self, query: &str) -> String {
        let (address, fragment) = match self.0.split_once('#') {
            Some((address, fragment)) => (address, Some(fragment)),
            None => (self.0.as_str(), None),
        };
        let joint = match address.split_once('?') {
            None => "?",
            Some((_, own)) if own.is_empty() || own.ends_with('&') => "",
            Some(_) => "&",
        };
        let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
        format!("{address}{joint}{query}{fragment}")
    }
}

impl FromStr for WebAddress {
    type Err = WebAddressError;

    fn from_str(text: &str) -> Result<Self, WebAddressError> {
        let text = text.trim();
        if let Some(kind) = SecretKind::find_in(text) {
            return Err(WebAddressError::Secret(kind));
        }
        let (scheme, rest) = text.split_once("://").ok_or(WebAddressError::Scheme)?;
        let scheme = scheme.to_ascii_lowercase();
        if !matches!(scheme.as_str(), "http" | "https") {
            return Err(WebAddressError::Scheme);
        }
        let refused = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c);
        // Signs that reorder what stands around them (UAX #9) would show another address than the one that is meant.
        let reorders = |c: char| matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
        if rest.chars().any(|c| refused(c) || reorders(c)) {
            return Err(WebAddressError::Character);
        }
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        if authority.contains('@') {
            return Err(WebAddressError::Name);
        }
        let authority = host(authority).ok_or(WebAddressError::Host)?;
        let mut address = format!("{scheme}://{authority}");
        for c in path.chars() {
            if c.is_ascii() {
                address.push(c);
            } else {
                let mut bytes = [0; 4];
                address.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
            }
        }
        if address.len() > Self::MOST { Err(WebAddressError::TooLong) } else { Ok(Self(address)) }
    }
}

/// Host and port in lower case: a name with a dot, `localhost`, or an IPv6 address in brackets. `None`: none of these.
fn host(authority: &str) -> Option<String> {
    let (name, port) = match authority.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, Some(port)),
        _ => (authority, None),
    };
    if port.is_some_and(|port| port.parse::<u16>().is_err()) {
        return None;
    }
    let fine = match name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
        Some(inner) => inner.parse::<std::net::Ipv6Addr>().is_ok(),
        None => {
            let label = |label: &str| {
                !label.is_empty()
                    && label.len() <= 63
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            };
            (name.contains('.') || name.eq_ignore_ascii_case("localhost"))
                && name.len() <= 253
                && name.strip_suffix('.').unwrap_or(name).split('.').all(label)
        }
    };
    fine.then(|| authority.to_ascii_lowercase())
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for WebAddress {
    type Error = WebAddressError;
    fn try_from(text: String) -> Result<Self, WebAddressError> {
        text.parse()
    }
}

impl From<WebAddress> for String {
    fn from(address: WebAddress) -> Self {
        address.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<String, WebAddressError> {
        text.parse::<WebAddress>().map(Into::into)
    }

    #[test]
    fn r26_only_addresses_of_the_web_are_taken() {
        for (text, same) in [
            ("https://northlight.example/thanks", "https://northlight.example/thanks"),
            (" HTTPS://Northlight.Example:8443/Thanks?a=1#top ", "https://northlight.example:8443/Thanks?a=1#top"),
            ("http://localhost:3000/", "http://localhost:3000/"),
            ("http://[::1]:80/x", "http://[::1]:80/x"),
            ("https://shop.example/smörgås?q=ø", "https://shop.example/sm%C3%B6rg%C3%A5s?q=%C3%B8"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(same), "{text}");
        }
        for (text, why) in [
            ("", WebAddressError::Scheme),
            ("northlight.example", WebAddressError::Scheme),
            ("javascript:alert(1)", WebAddressError::Scheme),
            ("javascript://northlight.example/%0aalert(1)", WebAddressError::Scheme),
            ("data:text/html,x", WebAddressError::Scheme),
            ("ftp://northlight.example", WebAddressError::Scheme),
            ("https://northlight.example@evil.example/", WebAddressError::Name),
            ("https:///thanks", WebAddressError::Host),
            ("https://northlight", WebAddressError::Host),
            ("https://north light.example", WebAddressError::Character),
            ("https://northlight.example\\@evil.example", WebAddressError::Character),
            ("https://nörthlight.example/", WebAddressError::Host),
            ("https://a.example:99999/", WebAddressError::Host),
            ("https://a..example/", WebAddressError::Host),
            ("https://a.example/\r\nSet-Cookie: x", WebAddressError::Character),
            ("https://a.example/\u{202E}gpj.exe", WebAddressError::Character),
        ] {
            assert_eq!(read(text), Err(why), "{text}");
        }
        assert_eq!(read(&format!("https://a.example/{}", "x".repeat(2_000))), Err(WebAddressError::TooLong));
    }

    #[test]
    fn r26_what_is_added_stands_between_query_and_fragment() {
        for (address, with) in [
            ("https://a.example", "https://a.example?s=1"),
            ("https://a.example/x?y=2#z", "https://a.example/x?y=2&s=1#z"),
            ("https://a.example/x?#z?", "https://a.example/x?s=1#z?"),
        ] {
            assert_eq!(address.parse::<WebAddress>().unwrap().with_query("s=1"), with);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_taken_is_http_ascii_and_reads_the_same_again(text in "(https?://)?[ -~ø\u{202E}@:/?#.]{0,40}") {
            if let Ok(address) = text.parse::<WebAddress>() {
                prop_assert!(address.as_str().is_ascii());
                prop_assert!(address.as_str().starts_with("http://") || address.as_str().starts_with("https://"));
                prop_assert!(!address.host().contains('@') && !address.host().is_empty());
                prop_assert_eq!(address.as_str().parse::<WebAddress>(), Ok(address.clone()));
            }
        }
    }
}
