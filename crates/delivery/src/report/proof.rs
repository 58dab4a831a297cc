//! Signatures, compared in a time that does not tell how much of them is right.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use hmac::{Hmac, Mac, digest::KeyInit};
use sha1::Sha1;
use sha2::{Digest, Sha256};

/// HMAC with SHA-1, in base64.
pub(super) fn hmac_sha1(key: &str, message: &[u8], signature: &str) -> bool {
    STANDARD.decode(signature.trim()).is_ok_and(|signature| verified::<Hmac<Sha1>>(key, message, &signature))
}

/// HMAC with SHA-256, in base64.
pub(super) fn hmac_sha256(key: &str, message: &[u8], signature: &str) -> bool {
    STANDARD.decode(signature.trim()).is_ok_and(|signature| verified::<Hmac<Sha256>>(key, message, &signature))
}

/// The payload of a JSON web token, if its HMAC with SHA-256 is right. Tokens that say to be signed in another way, or
/// not at all, are none.
pub(super) fn token(key: &str, token: &str) -> Option<Vec<u8>> {
    let (signed, signature) = token.trim().rsplit_once('.')?;
    let (header, payload) = signed.split_once('.')?;
    let header: serde_json::Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(header).ok()?).ok()?;
    let known = header.get("alg").and_then(serde_json::Value::as_str) == Some("HS256");
    let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
    (known && verified::<Hmac<Sha256>>(key, signed.as_bytes(), &signature))
        .then(|| URL_SAFE_NO_PAD.decode(payload).ok())
        .flatten()
}

fn verified<M: Mac + KeyInit>(key: &str, message: &[u8], signature: &[u8]) -> bool {
    let Ok(mac) = <M as Mac>::new_from_slice(key.as_bytes()) else { return false };
    // With a key that was never set everybody could sign.
    !key.is_empty() && mac.chain_update(message).verify_slice(signature).is_ok()
}

/// SHA-256.
pub(super) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The same as text.
pub(super) fn sha256_hex(bytes: &[u8]) -> String {
    sha256(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
