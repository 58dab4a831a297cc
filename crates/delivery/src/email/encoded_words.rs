//! Words of a header that look as if they were encoded (RFC 2047), written so that they are read as they are.
//!
//! The library writes ASCII as it is. `=?utf-8?b?DQo?=` is ASCII too, and a mail program would read a line break.

use base64::{Engine, engine::general_purpose::STANDARD};

/// The most bytes of one: encoded they take 60 of the 75 characters that an encoded word may have.
const BYTES: usize = 45;

/// `None`: nothing in it looks encoded.
pub(super) fn encoded(text: &str) -> Option<String> {
    if !text.contains("=?") {
        return None;
    }
    let mut words = vec![String::new()];
    for c in text.chars() {
        match words.last_mut() {
            Some(word) if word.len() + c.len_utf8() <= BYTES => word.push(c),
            _ => words.push(c.to_string()),
        }
    }
    let words = words.iter().map(|word| format!("=?utf-8?b?{}?=", STANDARD.encode(word)));
    Some(words.collect::<Vec<_>>().join("\r\n "))
}
