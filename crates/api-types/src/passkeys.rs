//! Passkeys as members see them.

use serde::{Deserialize, Serialize};

/// What the server's address lacks for passkeys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PasskeysNeed {
    /// It is a number on the network.
    DomainName,
    /// It is not reached over HTTPS.
    Https,
}

impl PasskeysNeed {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::DomainName => {
                "Passkeys need a domain name, and this server is reached by an IP address. Whoever runs it can give it a name."
            }
            Self::Https => {
                "Passkeys need HTTPS, and this server is reached without it. Whoever runs it can put it behind HTTPS."
            }
        }
    }
}

/// A member's passkeys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyList {
    /// What stands in the way of adding and using them. `None`: nothing.
    pub need: Option<PasskeysNeed>,
    /// The oldest first.
    pub passkeys: Vec<PasskeyItem>,
}

/// A passkey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyItem {
    /// Which. Opens nothing.
    pub id: String,
    /// How it is called.
    pub name: String,
    /// Since when, Unix milliseconds.
    pub added_at: i64,
    /// When it was used last. `None`: not yet.
    pub used_at: Option<i64>,
    /// Whether it is safe from the loss of its device.
    pub is_copied: bool,
}

/// A passkey that is to be made, and what proves who asks for it.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewPasskeyForm {
    /// How it is to be called.
    pub name: String,
    /// The password.
    pub password: String,
    /// A code of the authenticator, or a recovery code, where there is a second step.
    pub code: String,
    /// What a passkey answered, as JSON, in place of both. Empty: nothing.
    pub passkey: String,
}

/// Without what proves it.
impl std::fmt::Debug for NewPasskeyForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewPasskeyForm").field("name", &self.name).finish_non_exhaustive()
    }
}

/// By which ways the second step can be taken. A recovery code always does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepWays {
    /// A code of an app.
    pub app: bool,
    /// A passkey.
    pub passkey: bool,
}
