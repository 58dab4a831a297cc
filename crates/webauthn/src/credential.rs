//! What names a passkey, and how it can be reached.

use crate::base64url;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// How long a credential's id may be, in bytes.
const LONGEST: usize = 1_023;

/// What an authenticator calls a key of its own. Public: it proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CredentialId(Vec<u8>);

/// These bytes name no credential.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a credential id has 1 to 1,023 bytes in base64url")]
pub struct CredentialIdError;

impl CredentialId {
    /// From its bytes.
    ///
    /// # Errors
    /// There are none, or too many.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, CredentialIdError> {
        if bytes.is_empty() || bytes.len() > LONGEST { Err(CredentialIdError) } else { Ok(Self(bytes)) }
    }
}

impl fmt::Display for CredentialId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base64url::encode(&self.0))
    }
}

impl FromStr for CredentialId {
    type Err = CredentialIdError;

    fn from_str(text: &str) -> Result<Self, CredentialIdError> {
        base64url::decode("credential id", text).map_err(|_| CredentialIdError).and_then(Self::from_bytes)
    }
}

/// How a browser reaches an authenticator. What browsers call otherwise is left out: it is only a hint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Transport {
    /// Plugged in.
    Usb,
    /// Held to the device.
    Nfc,
    /// Near it.
    Ble,
    /// A card in a reader.
    SmartCard,
    /// A phone beside it.
    Hybrid,
    /// Part of the device.
    Internal,
}

impl Transport {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Usb, Self::Nfc, Self::Ble, Self::SmartCard, Self::Hybrid, Self::Internal];

    /// The word that browsers use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Usb => "usb",
            Self::Nfc => "nfc",
            Self::Ble => "ble",
            Self::SmartCard => "smart-card",
            Self::Hybrid => "hybrid",
            Self::Internal => "internal",
        }
    }

    /// Those that these words name, each once.
    pub fn among<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<Self> {
        let words: Vec<_> = words.into_iter().collect();
        Self::ALL.into_iter().filter(|transport| words.contains(&transport.as_str())).collect()
    }
}

/// A passkey as browsers are told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// Which.
    pub id: CredentialId,
    /// How it can be reached.
    pub transports: Vec<Transport>,
}
