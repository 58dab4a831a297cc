//! Bytes as they stand in JSON: base64url without padding.

use crate::Refused;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

pub fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub fn decode(what: &'static str, text: &str) -> Result<Vec<u8>, Refused> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_| Refused::Unreadable(what))
}
