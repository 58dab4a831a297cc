//! What the browser says about the page on which an answer was made.

use crate::{Refused, RelyingParty, base64url};
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// What was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ceremony {
    Create,
    Get,
}

impl Ceremony {
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Create => "webauthn.create",
            Self::Get => "webauthn.get",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientData {
    kind: String,
    pub challenge: Vec<u8>,
    origin: String,
    framed: bool,
    /// Of its bytes as they came: what is signed.
    pub hash: [u8; 32],
}

impl ClientData {
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Fields {
            #[serde(rename = "type")]
            kind: String,
            challenge: String,
            origin: String,
            #[serde(default)]
            cross_origin: bool,
            #[serde(default)]
            top_origin: Option<String>,
        }
        let fields: Fields = serde_json::from_slice(bytes).map_err(|_| Refused::Unreadable("client data"))?;
        Ok(Self {
            kind: fields.kind,
            challenge: base64url::decode("challenge", &fields.challenge)?,
            origin: fields.origin,
            framed: fields.cross_origin || fields.top_origin.is_some(),
            hash: Sha256::digest(bytes).into(),
        })
    }

    pub fn check(&self, site: &RelyingParty, ceremony: Ceremony) -> Result<(), Refused> {
        if self.kind != ceremony.kind() {
            return Err(Refused::OtherCeremony);
        }
        if self.origin != site.origin() {
            return Err(Refused::OtherOrigin);
        }
        if self.framed { Err(Refused::Framed) } else { Ok(()) }
    }
}
