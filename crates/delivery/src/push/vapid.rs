//! Says who sends (RFC 8292): a token for the push service, signed with a key that browsers were given when they subscribed.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::Millis;
use p256::ecdsa::{Signature, SigningKey, signature::Signer};

/// How long a token holds. RFC 8292 allows a day.
const LASTS: Millis = Millis::minutes(12 * 60);

/// The key of this server.
#[derive(Clone)]
pub struct VapidKey(SigningKey);

/// These bytes are no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("These bytes are no key of P-256.")]
pub struct VapidKeyError;

impl VapidKey {
    /// From 32 bytes.
    ///
    /// # Errors
    /// They are no key: zero, beyond the curve's order, or more or fewer.
    pub fn read(bytes: &[u8]) -> Result<Self, VapidKeyError> {
        let bytes: &[u8; 32] = bytes.try_into().map_err(|_| VapidKeyError)?;
        SigningKey::from_slice(bytes).map(Self).map_err(|_| VapidKeyError)
    }

    /// The public key as browsers take it, base64url.
    pub fn public(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.verifying_key().to_encoded_point(false).as_bytes())
    }

    /// The header that proves who sends, for the push service at this origin.
    pub fn authorization(&self, origin: &str, contact: &str, now: Millis) -> String {
        let expires = now.plus(LASTS).0.div_euclid(1_000);
        let claims = serde_json::json!({ "aud": origin, "exp": expires, "sub": contact }).to_string();
        let signed =
            format!("{}.{}", URL_SAFE_NO_PAD.encode(r#"{"typ":"JWT","alg":"ES256"}"#), URL_SAFE_NO_PAD.encode(claims));
        // The nonce follows from key and text (RFC 6979), so none is needed here and none can be used twice.
        let signature: Signature = self.0.sign(signed.as_bytes());
        format!("vapid t={signed}.{}, k={}", URL_SAFE_NO_PAD.encode(signature.to_bytes()), self.public())
    }
}

impl std::fmt::Debug for VapidKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "VapidKey({})", self.public())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use p256::ecdsa::{VerifyingKey, signature::Verifier};

    #[test]
    fn a_push_service_can_check_who_sends_until_when_and_to_whom() {
        let key = VapidKey::read(&[7; 32]).unwrap();
        let now = Millis(1_767_225_600_000);
        let header = key.authorization("https://push.example.net", "https://pay.example", now);
        let (token, public) = header.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        assert_eq!(public, key.public());
        let public = VerifyingKey::from_sec1_bytes(&URL_SAFE_NO_PAD.decode(public).unwrap()).unwrap();
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let signature = Signature::from_slice(&URL_SAFE_NO_PAD.decode(signature).unwrap()).unwrap();
        public.verify(signed.as_bytes(), &signature).unwrap();
        assert!(public.verify(format!("{signed}x").as_bytes(), &signature).is_err());
        let (head, claims) = signed.split_once('.').unwrap();
        let json = |part: &str| -> serde_json::Value {
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
        };
        assert_eq!(json(head), serde_json::json!({ "typ": "JWT", "alg": "ES256" }));
        let (aud, sub) = ("https://push.example.net", "https://pay.example");
        assert_eq!(json(claims), serde_json::json!({ "aud": aud, "sub": sub, "exp": 1_767_225_600 + 12 * 3_600 }));
    }

    #[test]
    fn zero_is_no_key_and_a_key_is_not_printed() {
        assert!(VapidKey::read(&[0; 32]).is_err() && VapidKey::read(&[1; 31]).is_err());
        let key = VapidKey::read(&[7; 32]).unwrap();
        assert_eq!(format!("{key:?}"), format!("VapidKey({})", key.public()));
        assert_eq!(URL_SAFE_NO_PAD.decode(key.public()).unwrap().len(), 65);
    }
}
