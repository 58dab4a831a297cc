//! Codes that change with time, as authenticator applications show them (RFC 6238): HMAC-SHA-1, 30 seconds, six digits,
//! which is what all of them know.

use crate::Millis;
use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, Mac};
use sha1::Sha1;
use std::{fmt, str::FromStr};
use subtle::{ConditionallySelectable, ConstantTimeEq};

/// How long a code is shown.
const STEP: Millis = Millis::seconds(30);
/// A code has this many digits.
const DIGITS: usize = 6;
/// Bytes of a secret: what RFC 4226 recommends.
const BYTES: usize = 20;

/// What server and authenticator share.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpSecret([u8; BYTES]);

/// A text is no secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("This is not a secret of an authenticator: expected 32 letters and digits of base32.")]
pub struct TotpSecretError;

/// A code as it is typed: six digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TotpCode(u32);

/// A text is no code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("A code has six digits, such as 123456.")]
pub struct TotpCodeError;

impl TotpSecret {
    /// From random bytes.
    pub const fn from_random(bytes: [u8; BYTES]) -> Self {
        Self(bytes)
    }

    /// In groups of four, to be typed by hand.
    pub fn grouped(&self) -> String {
        let text = self.to_string();
        let groups: Vec<_> = text.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
        groups.join(" ")
    }

    /// What a QR code says, so that an authenticator knows whose secret it is.
    pub fn uri(&self, issuer: &str, account: &str) -> String {
        let (issuer, account) = (encoded(issuer), encoded(account));
        format!("otpauth://totp/{issuer}:{account}?secret={self}&issuer={issuer}&algorithm=SHA1&digits=6&period=30")
    }

    /// The code of a time step.
    pub fn code(&self, step: i64) -> TotpCode {
        TotpCode(self.truncated(step) % 1_000_000)
    }

    /// The time step at a moment.
    pub const fn step_at(at: Millis) -> i64 {
        at.0.div_euclid(STEP.0)
    }

    /// Of which time step a code is: that of `at`, or one before or after it, since clocks differ. Never one up to `used`, so
    /// that a code works once. All three are compared whatever the first gives. `None`: the code is wrong or was used.
    pub fn step_of(&self, code: TotpCode, at: Millis, used: i64) -> Option<i64> {
        let now = Self::step_at(at);
        let mut found = i64::MIN;
        for step in [now - 1, now, now + 1] {
            let fits = self.code(step).0.ct_eq(&code.0) & u8::from(step > used).ct_eq(&1);
            found.conditional_assign(&step, fits);
        }
        (found != i64::MIN).then_some(found)
    }

    /// The 31 bits that a code is made of (RFC 4226, 5.3).
    fn truncated(&self, step: i64) -> u32 {
        // A key of any length is taken.
        let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(&self.0) else { return 0 };
        mac.update(&step.to_be_bytes());
        let hash = mac.finalize().into_bytes();
        let at = usize::from(hash[19] & 15);
        u32::from_be_bytes([hash[at], hash[at + 1], hash[at + 2], hash[at + 3]]) & 0x7fff_ffff
    }
}

/// A text as it may stand in an address.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// Base32, as authenticators take it.
impl fmt::Display for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE32_NOPAD.encode(&self.0))
    }
}

/// Without the secret.
impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSecret(…)")
    }
}

impl FromStr for TotpSecret {
    type Err = TotpSecretError;
    fn from_str(text: &str) -> Result<Self, TotpSecretError> {
        let bytes = BASE32_NOPAD.decode(text.as_bytes()).map_err(|_| TotpSecretError)?;
        bytes.try_into().map(Self).map_err(|_| TotpSecretError)
    }
}

impl FromStr for TotpCode {
    type Err = TotpCodeError;

    /// Spaces are skipped: applications show `123 456`.
    fn from_str(text: &str) -> Result<Self, TotpCodeError> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if digits.len() != DIGITS || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(TotpCodeError);
        }
        digits.parse().map(Self).map_err(|_| TotpCodeError)
    }
}

impl fmt::Display for TotpCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

/// Without the code.
impl fmt::Debug for TotpCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The secret of both documents' tables.
    const RFC: TotpSecret = TotpSecret(*b"12345678901234567890");

    #[test]
    fn i22_codes_are_those_of_rfc_6238_appendix_b() {
        for (seconds, code) in [
            (59, 94_287_082),
            (1_111_111_109, 7_081_804),
            (1_111_111_111, 14_050_471),
            (1_234_567_890, 89_005_924),
            (2_000_000_000, 69_279_037),
            (20_000_000_000, 65_353_130),
        ] {
            let step = TotpSecret::step_at(Millis::seconds(seconds));
            assert_eq!(RFC.truncated(step) % 100_000_000, code, "{seconds}");
            assert_eq!(RFC.code(step).0, code % 1_000_000);
        }
    }

    #[test]
    fn i22_codes_are_those_of_rfc_4226_appendix_d() {
        let codes: Vec<_> = (0..10).map(|count| RFC.code(count).to_string()).collect();
        let expected =
            ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"];
        assert_eq!(codes, expected);
    }

    #[test]
    fn an_authenticator_is_told_whose_secret_it_is() {
        assert_eq!(RFC.to_string(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(RFC.grouped(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(
            RFC.uri("Northlight & Søn", "maja@example.com"),
            "otpauth://totp/Northlight%20%26%20S%C3%B8n:maja%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=Northlight%20%26%20S%C3%B8n&algorithm=SHA1&digits=6&period=30"
        );
        assert_eq!(format!("{RFC:?} {:?}", RFC.code(1)), "TotpSecret(…) TotpCode(…)", "neither is ever logged");
    }

    #[test]
    fn what_is_no_code_or_secret_is_refused() {
        assert_eq!(" 123 456 ".parse(), Ok(TotpCode(123_456)));
        assert_eq!("000001".parse(), Ok(TotpCode(1)));
        for text in ["", "12345", "1234567", "12345a", "+12345", "１２３４５６", "-12345"] {
            assert_eq!(text.parse::<TotpCode>(), Err(TotpCodeError), "{text}");
        }
        for text in ["", "GEZDGNBV", "gezdgnbvgy3tqojqgezdgnbvgy3tqojq", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1"] {
            assert_eq!(text.parse::<TotpSecret>(), Err(TotpSecretError), "{text}");
        }
    }

    proptest! {
        #[test]
        fn i22_a_code_is_taken_one_step_early_or_late_and_once(secret in any::<[u8; 20]>(), at in 0_i64..=4_000_000_000_000, off in -1_i64..=1) {
            let secret = TotpSecret::from_random(secret);
            let step = TotpSecret::step_at(Millis(at)) + off;
            let code = secret.code(step);
            let found = secret.step_of(code, Millis(at), i64::MIN);
            // Two steps may have the same code.
            prop_assert_eq!(found.map(|found| secret.code(found)), Some(code));
            let newest = found.unwrap_or_default();
            prop_assert_eq!(secret.step_of(code, Millis(at), newest), None, "used");
            prop_assert!(secret.step_of(code, Millis(at), newest - 1).is_some());
        }

        #[test]
        fn i22_a_code_of_another_time_is_refused(secret in any::<[u8; 20]>(), at in 0_i64..=4_000_000_000_000, off in 2_i64..1_000) {
            let secret = TotpSecret::from_random(secret);
            let now = TotpSecret::step_at(Millis(at));
            for step in [now - off, now + off] {
                let code = secret.code(step);
                prop_assume!([now - 1, now, now + 1].iter().all(|near| secret.code(*near) != code));
                prop_assert_eq!(secret.step_of(code, Millis(at), i64::MIN), None);
            }
        }

        #[test]
        fn a_secret_reads_back(bytes in any::<[u8; 20]>()) {
            let secret = TotpSecret::from_random(bytes);
            prop_assert_eq!(secret.to_string().parse(), Ok(secret));
        }
    }
}
