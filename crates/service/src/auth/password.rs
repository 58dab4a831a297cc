//! Passwords: Argon2id with the library's defaults (OWASP's second recommendation: 19 MiB, 2 passes).

use crate::ports::Entropy;
use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier, password_hash::SaltString};

/// The fewest characters of a password.
pub const LEAST: usize = 12;
/// The most, so that hashing cannot be made slow from outside.
pub const MOST: usize = 256;

/// Why a password is not taken.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("Choose a password of {LEAST} to {MOST} characters. Several words with spaces are fine.")]
pub struct PasswordError;

/// Checks a new password's length.
///
/// # Errors
/// Too short or too long.
pub fn check(password: &str) -> Result<(), PasswordError> {
    if (LEAST..=MOST).contains(&password.chars().count()) { Ok(()) } else { Err(PasswordError) }
}

/// Hashes on a thread of its own: it takes tens of milliseconds. `None`: the thread failed.
pub async fn hash(password: String, entropy: &dyn Entropy) -> Option<String> {
    let mut salt = [0; 16];
    entropy.fill(&mut salt);
    tokio::task::spawn_blocking(move || {
        let salt = SaltString::encode_b64(&salt).ok()?;
        Some(Argon2::default().hash_password(password.as_bytes(), &salt).ok()?.to_string())
    })
    .await
    .ok()
    .flatten()
}

/// Compares on a thread of its own. Without a hash (no such member) it takes as long, so that nobody learns who is one.
pub async fn matches(password: String, hash: Option<String>) -> bool {
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$wrL6zO2pYw5w1u1vbYk9nG0d0X1Q2kq1pQzq2Jm0f2w";
    tokio::task::spawn_blocking(move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        let fits = PasswordHash::new(&hash)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
        fits && known
    })
    .await
    .unwrap_or(false)
}
