//! What members see and change of their own account.

use crate::passkeys::PasskeyList;
use serde::{Deserialize, Serialize};

/// The account's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// How the member is called.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// Codes of an app at sign-in. `None`: they are off.
    pub second_factor: Option<SecondFactorOn>,
    /// Their passkeys.
    pub passkeys: PasskeyList,
    /// How many recovery codes can still be used.
    pub codes_left: u64,
    /// Where they are signed in, the newest first.
    pub sign_ins: Vec<SignInItem>,
}

impl Account {
    /// Whether signing in takes more than the password.
    pub fn has_second_step(&self) -> bool {
        self.second_factor.is_some() || !self.passkeys.passkeys.is_empty()
    }
}

/// A second step by an app that is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondFactorOn {
    /// Since when, Unix milliseconds.
    pub since: i64,
}

/// A browser that is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInItem {
    /// Which, for ending it. Opens nothing.
    pub name: String,
    /// What the browser calls itself. `None`: not told.
    pub browser: Option<String>,
    /// Its system. `None`: not told.
    pub os: Option<String>,
    /// Where from, masked. `None`: not known.
    pub place: Option<String>,
    /// Since when, Unix milliseconds.
    pub created_at: i64,
    /// When it was used last, to within a few minutes. `None`: not since it began.
    pub seen_at: Option<i64>,
    /// Whether it is the one that asks.
    pub this: bool,
}

/// What an authenticator is set up with.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondFactorStart {
    /// Base32 in groups of four, to be typed.
    pub secret: String,
    /// The same as an address that authenticators open.
    pub uri: String,
    /// Side of its QR code in modules.
    pub qr_size: u32,
    /// Dark modules as an SVG path.
    pub qr_path: String,
    /// Whether a passkey proves who turns it on.
    pub passkey: bool,
}

/// Without the secret.
impl std::fmt::Debug for SecondFactorStart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SecondFactorStart").finish_non_exhaustive()
    }
}

/// Another password.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    /// The one that holds.
    pub current: String,
    /// The new one, at least 12 characters.
    pub password: String,
}

/// Without the passwords.
impl std::fmt::Debug for PasswordForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PasswordForm").finish_non_exhaustive()
    }
}

/// What proves that it is the member who changes the second step.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProofForm {
    /// The password.
    pub password: String,
    /// A code of the authenticator, or a recovery code.
    pub code: String,
    /// What a passkey answered, as JSON, in place of both. Empty: nothing.
    pub passkey: String,
}

/// Without what proves it.
impl std::fmt::Debug for ProofForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ProofForm").finish_non_exhaustive()
    }
}
