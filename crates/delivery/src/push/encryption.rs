//! What only the browser can read (RFC 8291): one record of `aes128gcm` (RFC 8188).

use super::BrowserKeys;
use aes_gcm::{Aes128Gcm, KeyInit, aead::Aead};
use hmac::{Hmac, Mac};
use p256::{SecretKey, elliptic_curve::sec1::ToEncodedPoint};
use sha2::Sha256;

/// The longest payload. Push services take 4,096 bytes: 86 are the header, 16 prove the record and one ends it.
pub const LARGEST: usize = 4_096 - 86 - 16 - 1;
/// How long the record may be, as the header says.
const RECORD: u32 = 4_096;

/// Random bytes for one message, which nothing else may use.
#[derive(Clone, PartialEq, Eq)]
pub struct Fresh {
    /// A key for this message alone.
    pub secret: [u8; 32],
    /// What the message's keys are derived with.
    pub salt: [u8; 16],
}

impl std::fmt::Debug for Fresh {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Fresh(…)")
    }
}

/// The body for the push service. `None`: the payload is too long, or the random bytes are no key (once in four thousand
/// million times; others will be).
pub fn encrypt(payload: &[u8], keys: &BrowserKeys, fresh: &Fresh) -> Option<Vec<u8>> {
    if payload.len() > LARGEST {
        return None;
    }
    let secret = SecretKey::from_slice(&fresh.secret).ok()?;
    let point = secret.public_key().to_encoded_point(false).as_bytes().to_vec();
    let shared = p256::ecdh::diffie_hellman(secret.to_nonzero_scalar(), keys.public.as_affine());
    let (cipher, nonce) = ciphers(shared.raw_secret_bytes(), &keys.auth, &keys.point(), &point, &fresh.salt)?;
    // 2: the last record.
    let record = [payload, &[2]].concat();
    let sealed = cipher.encrypt(&nonce.into(), record.as_slice()).ok()?;
    let length = u8::try_from(point.len()).ok()?;
    Some([fresh.salt.as_slice(), &RECORD.to_be_bytes(), &[length], &point, &sealed].concat())
}

/// What a browser with this secret makes of a body; for tests. `None`: it is not for it, or was changed on the way.
#[cfg(any(test, feature = "sink"))]
pub fn decrypt(secret: &[u8; 32], auth: &[u8; 16], body: &[u8]) -> Option<Vec<u8>> {
    let secret = SecretKey::from_slice(secret).ok()?;
    let (salt, rest) = body.split_first_chunk::<16>()?;
    let (_record, rest) = rest.split_first_chunk::<4>()?;
    let (length, rest) = rest.split_first()?;
    let (point, sealed) = rest.split_at_checked(usize::from(*length))?;
    let theirs = p256::PublicKey::from_sec1_bytes(point).ok()?;
    let shared = p256::ecdh::diffie_hellman(secret.to_nonzero_scalar(), theirs.as_affine());
    let ours = secret.public_key().to_encoded_point(false).as_bytes().to_vec();
    let (cipher, nonce) = ciphers(shared.raw_secret_bytes(), auth, &ours, point, salt)?;
    let mut record = cipher.decrypt(&nonce.into(), sealed).ok()?;
    while record.last() == Some(&0) {
        record.pop();
    }
    (record.pop() == Some(2)).then_some(record)
}

/// The message's cipher and nonce, as both sides derive them.
fn ciphers(
    shared: &[u8],
    auth: &[u8; 16],
    browser: &[u8],
    server: &[u8],
    salt: &[u8; 16],
) -> Option<(Aes128Gcm, [u8; 12])> {
    let about = [b"WebPush: info\0".as_slice(), browser, server].concat();
    let key = expand(&extract(auth, shared)?, &about)?;
    let key = extract(salt, &key)?;
    let cipher =
        Aes128Gcm::new_from_slice(expand(&key, b"Content-Encoding: aes128gcm\0")?.first_chunk::<16>()?).ok()?;
    Some((cipher, *expand(&key, b"Content-Encoding: nonce\0")?.first_chunk::<12>()?))
}

/// HKDF's first half (RFC 5869).
fn extract(salt: &[u8], key: &[u8]) -> Option<[u8; 32]> {
    hmac(salt, &[key])
}

/// HKDF's second half, for no more than one block.
fn expand(key: &[u8], about: &[u8]) -> Option<[u8; 32]> {
    hmac(key, &[about, &[1]])
}

fn hmac(key: &[u8], parts: &[&[u8]]) -> Option<[u8; 32]> {
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(key).ok()?;
    for part in parts {
        mac.update(part);
    }
    Some(mac.finalize().into_bytes().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use proptest::prelude::*;

    fn bytes<const N: usize>(text: &str) -> [u8; N] {
        URL_SAFE_NO_PAD.decode(text).unwrap().try_into().unwrap()
    }

    const PUBLIC: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    const SECRET: &str = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
    const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";

    #[test]
    fn the_example_of_rfc_8291_comes_out_byte_for_byte() {
        let fresh = Fresh {
            secret: bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
            salt: bytes("DGv6ra1nlYgDCS1FRnbzlw"),
        };
        let keys = BrowserKeys::read(PUBLIC, AUTH).unwrap();
        let body = encrypt(b"When I grow up, I want to be a watermelon", &keys, &fresh).unwrap();
        assert_eq!(
            URL_SAFE_NO_PAD.encode(&body),
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_y\
             l95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
        );
        let read = decrypt(&bytes(SECRET), &bytes(AUTH), &body).unwrap();
        assert_eq!(read, b"When I grow up, I want to be a watermelon");
    }

    #[test]
    fn what_is_too_long_is_not_sent_cut_off() {
        let keys = BrowserKeys::read(PUBLIC, AUTH).unwrap();
        let fresh = Fresh { secret: [1; 32], salt: [2; 16] };
        assert_eq!(encrypt(&[0; LARGEST], &keys, &fresh).unwrap().len(), 4_096);
        assert_eq!(encrypt(&[0; LARGEST + 1], &keys, &fresh), None);
        assert_eq!(encrypt(b"", &keys, &Fresh { secret: [0; 32], salt: [2; 16] }), None, "zero is no key");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn the_browser_reads_what_was_written_and_nobody_changes_it(
            payload in prop::collection::vec(any::<u8>(), 0..600),
            secret in any::<[u8; 32]>(),
            salt in any::<[u8; 16]>(),
            at in any::<prop::sample::Index>(),
        ) {
            // A payload's own zeros at its end stay: the 2 after them says where it ends.
            let keys = BrowserKeys::read(PUBLIC, AUTH).unwrap();
            let Some(body) = encrypt(&payload, &keys, &Fresh { secret, salt }) else { return Ok(()) };
            let read = |body: &[u8]| decrypt(&bytes(SECRET), &bytes(AUTH), body);
            prop_assert_eq!(read(&body), Some(payload));
            let mut changed = body.clone();
            // The record's length (bytes 16 to 19) says nothing where there is one record.
            let place = Some(at.index(body.len())).filter(|place| !(16..20).contains(place)).unwrap_or(0);
            changed[place] ^= 1;
            prop_assert_eq!(read(&changed), None);
            prop_assert_eq!(decrypt(&bytes(SECRET), &[7; 16], &body), None, "another browser");
        }
    }
}
