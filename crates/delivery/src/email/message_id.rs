//! What a mail is called, so that a retry is the same mail and a bounce can be told.

use std::{fmt, str::FromStr};

/// A `Message-ID` without its angle brackets: `dlv_01…@pay.example.com`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MessageId(String);

/// The text is no message id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "This is not a message id: expected letters, digits, dots, dashes and underscores around one @, at most 200 in all, \
     such as dlv_01J0@pay.example.com."
)]
pub struct MessageIdError;

impl MessageId {
    /// Of a delivery's id and the host that the server is reached by.
    ///
    /// # Errors
    /// Something in them cannot stand in a message id.
    pub fn new(id: &str, host: &str) -> Result<Self, MessageIdError> {
        format!("{id}@{host}").parse()
    }

    /// As text, without brackets.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for MessageId {
    type Err = MessageIdError;

    /// With or without brackets.
    fn from_str(text: &str) -> Result<Self, MessageIdError> {
        let text = text.trim();
        let text = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(text);
        let plain = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && !part.ends_with('.')
                && !part.contains("..")
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'))
        };
        let fine = text.len() <= 200 && text.split_once('@').is_some_and(|(id, host)| plain(id) && plain(host));
        if fine { Ok(Self(text.to_owned())) } else { Err(MessageIdError) }
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_holds_nothing_that_a_header_would_break_at() {
        let id = MessageId::new("dlv_01J0", "pay.example.com").unwrap();
        assert_eq!(id.as_str(), "dlv_01J0@pay.example.com");
        assert_eq!("<dlv_01J0@pay.example.com>".parse(), Ok(id));
        for (id, host) in [
            ("", "pay.example.com"),
            ("dlv", ""),
            ("dlv 1", "pay.example.com"),
            ("dlv>\r\nBcc: a", "pay.example.com"),
            ("dlv", "pay.example.com>\r\nBcc: a@b.c"),
            ("dlv@a", "pay.example.com"),
            ("d..v", "pay.example.com"),
            ("dlv", "[::1]"),
            ("dlv", &"a".repeat(300)),
        ] {
            assert!(MessageId::new(id, host).is_err(), "{id}@{host}");
        }
    }
}
