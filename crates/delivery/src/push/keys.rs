//! What a browser gives to whoever may write to it.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::{PublicKey, elliptic_curve::sec1::ToEncodedPoint};

/// A browser's public key and the secret that it shares with this server.
#[derive(Clone, PartialEq, Eq)]
pub struct BrowserKeys {
    pub(super) public: PublicKey,
    pub(super) auth: [u8; 16],
}

/// These are no keys of a browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("These are no keys of a browser: expected a point of P-256 and 16 bytes, as base64url.")]
pub struct BrowserKeysError;

impl BrowserKeys {
    /// From base64url, as `PushSubscription` gives them.
    ///
    /// # Errors
    /// They are none: a key that is no point of the curve would give its secrets away.
    pub fn read(p256dh: &str, auth: &str) -> Result<Self, BrowserKeysError> {
        let point = bytes(p256dh)?;
        // Uncompressed only: that is what is hashed into the message's key.
        if point.len() != 65 {
            return Err(BrowserKeysError);
        }
        let public = PublicKey::from_sec1_bytes(&point).map_err(|_| BrowserKeysError)?;
        Ok(Self { public, auth: bytes(auth)?.try_into().map_err(|_| BrowserKeysError)? })
    }

    /// The public key, 65 bytes.
    pub(super) fn point(&self) -> Vec<u8> {
        self.public.to_encoded_point(false).as_bytes().to_vec()
    }
}

impl std::fmt::Debug for BrowserKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BrowserKeys(…)")
    }
}

fn bytes(text: &str) -> Result<Vec<u8>, BrowserKeysError> {
    URL_SAFE_NO_PAD.decode(text.trim().trim_end_matches('=')).map_err(|_| BrowserKeysError)
}

#[cfg(test)]
mod tests {
    use super::*;

    const POINT: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";

    #[test]
    fn only_points_of_the_curve_and_16_bytes_are_keys() {
        assert!(BrowserKeys::read(POINT, AUTH).is_ok());
        assert!(BrowserKeys::read(&format!("{POINT}="), &format!("{AUTH}==")).is_ok(), "padding does no harm");
        // The last bit of the point's second coordinate, so that it lies beside the curve.
        let beside = format!("{}5", POINT.strip_suffix('4').unwrap());
        let compressed =
            URL_SAFE_NO_PAD.encode(BrowserKeys::read(POINT, AUTH).unwrap().public.to_encoded_point(true).as_bytes());
        for (point, auth) in [
            ("", AUTH),
            (POINT, ""),
            (POINT, "BTBZMqHH6r4Tts7J_aSI"),
            (beside.as_str(), AUTH),
            (compressed.as_str(), AUTH),
            ("AA", AUTH),
            ("not base64!", AUTH),
        ] {
            assert_eq!(BrowserKeys::read(point, auth), Err(BrowserKeysError), "{point} {auth}");
        }
        assert_eq!(format!("{:?}", BrowserKeys::read(POINT, AUTH).unwrap()), "BrowserKeys(…)");
    }
}
