//! Passkeys, and what they are asked.

use domain::{
    Millis,
    ids::{MemberId, PasskeyId},
};

/// A key in a member's device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Id.
    pub id: PasskeyId,
    /// Whose.
    pub member: MemberId,
    /// What the authenticator calls it, in base64url.
    pub credential: String,
    /// The public half, in COSE.
    pub public_key: Vec<u8>,
    /// How far it has counted.
    pub counter: u32,
    /// Whether it may be on several devices.
    pub can_be_copied: bool,
    /// Whether it is safe from the loss of a device.
    pub is_copied: bool,
    /// How browsers reach it: words with spaces between them.
    pub transports: String,
    /// How its member calls it.
    pub name: String,
    /// Since when it is known.
    pub added_at: Millis,
    /// When it was used last. `None`: not yet.
    pub used_at: Option<Millis>,
}

/// What the answer to a challenge opens, and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Signing in by a passkey alone.
    SignIn,
    /// The second step of signing in.
    SecondStep,
    /// A change of what a member signs in with.
    Proof,
    /// Another passkey.
    Add,
}

impl Asked {
    /// The word that is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::SecondStep => "second_step",
            Self::Proof => "proof",
            Self::Add => "add",
        }
    }
}

/// What a passkey is asked, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    /// SHA-256 of it, in hex: the challenge itself is not kept.
    pub hash: String,
    /// What its answer opens.
    pub opens: Asked,
    /// The hash of the token of who may answer. Empty: anybody.
    pub holder: String,
    /// Until when.
    pub expires_at: Millis,
}
