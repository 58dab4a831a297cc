//! Addresses that open another program: a letter, a message, a share sheet's target.

/// Percent-encodes everything but what is unreserved in every part of a URL (RFC 3986).
pub fn encode(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(char::from(HEX[usize::from(byte >> 4)]));
            encoded.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    encoded
}

/// A letter about something.
pub fn letter(to: &str, subject: &str) -> String {
    ["mailto:", &address(to), "?subject=", &encode(subject)].concat()
}

/// A mail address as part of a `mailto:`, with only its `@` left bare.
pub fn address(to: &str) -> String {
    to.split('@').map(encode).collect::<Vec<_>>().join("@")
}

/// A web address that may stand in a link, or nothing: `javascript:` and the like may not.
pub fn web(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    (!rest.is_empty()).then_some(url)
}

/// The host of a web address, as people say it.
#[cfg(feature = "render")]
pub fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::{encode, host, letter, web};

    #[test]
    fn nothing_in_a_letter_can_add_a_header_or_end_the_address() {
        assert_eq!(
            letter("hello@northlight.example", "7.50 USDC too much & \"more\"\r\nBcc: x"),
            "mailto:hello@northlight.example?subject=7.50%20USDC%20too%20much%20%26%20%22more%22%0D%0ABcc%3A%20x"
        );
        assert_eq!(encode("é"), "%C3%A9");
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(web("javascript:alert(1)"), None);
        assert_eq!(web("https://"), None);
        assert_eq!(web("https://northlight.example/a"), Some("https://northlight.example/a"));
        assert_eq!(host("https://northlight.example/a?b"), "northlight.example");
    }
}
