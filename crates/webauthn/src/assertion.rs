//! A passkey that was used.

use crate::{
    CredentialId, Refused, RelyingParty,
    authenticator_data::AuthenticatorData,
    base64url,
    client_data::{Ceremony, ClientData},
    public_key::PublicKey,
};
use serde::Deserialize;

/// What a browser answers when a passkey was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assertion {
    id: CredentialId,
    user: Option<Vec<u8>>,
    client: ClientData,
    authenticator: AuthenticatorData,
    /// What is signed: the authenticator's data as they came, and the hash of the browser's.
    signed: Vec<u8>,
    signature: Vec<u8>,
}

/// What is known of the passkey that answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known<'a> {
    /// Its public key, in COSE.
    pub key: &'a [u8],
    /// How far it had counted.
    pub counter: u32,
    /// Whether it may be on several devices, which never changes.
    pub can_be_copied: bool,
}

/// What a use has shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proved {
    /// How far it has counted.
    pub counter: u32,
    /// Whether it is safe from the loss of its device.
    pub is_copied: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Fields {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    response: Response,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Response {
    #[serde(rename = "clientDataJSON")]
    client_data: String,
    authenticator_data: String,
    signature: String,
    #[serde(default)]
    user_handle: Option<String>,
}

impl Assertion {
    /// Reads what the browser's script sent: an `AuthenticationResponseJSON`.
    ///
    /// # Errors
    /// It is none.
    pub fn read(json: &str) -> Result<Self, Refused> {
        let fields: Fields = serde_json::from_str(json).map_err(|_| Refused::Unreadable("answer"))?;
        if fields.kind != "public-key" {
            return Err(Refused::OtherCeremony);
        }
        let client = ClientData::read(&base64url::decode("client data", &fields.response.client_data)?)?;
        let mut signed = base64url::decode("authenticator data", &fields.response.authenticator_data)?;
        let authenticator = AuthenticatorData::read(&signed)?;
        signed.extend(client.hash);
        let user = fields.response.user_handle.map(|user| base64url::decode("user handle", &user)).transpose()?;
        Ok(Self {
            id: fields.id.parse().map_err(|_| Refused::Unreadable("credential id"))?,
            user,
            client,
            authenticator,
            signed,
            signature: base64url::decode("signature", &fields.response.signature)?,
        })
    }

    /// Which passkey answers.
    pub fn credential(&self) -> &CredentialId {
        &self.id
    }

    /// Whose the authenticator says that it is. `None`: it does not say.
    pub fn user(&self) -> Option<&[u8]> {
        self.user.as_deref()
    }

    /// The challenge that it answers. The caller uses it up.
    pub fn challenge(&self) -> &[u8] {
        &self.client.challenge
    }

    /// Whether the known passkey made this, here, for a person that it recognised.
    ///
    /// # Errors
    /// What does not hold. [`Refused::CountedBack`] only where all else does.
    pub fn verify(&self, site: &RelyingParty, known: Known<'_>) -> Result<Proved, Refused> {
        self.client.check(site, Ceremony::Get)?;
        self.authenticator.check(site)?;
        if self.authenticator.can_be_copied() != known.can_be_copied {
            return Err(Refused::Copies);
        }
        PublicKey::read(known.key)?.verify(&self.signed, &self.signature)?;
        let came = self.authenticator.counter;
        // Who does not count always says zero.
        if (came, known.counter) != (0, 0) && came <= known.counter {
            return Err(Refused::CountedBack { known: known.counter, came });
        }
        Ok(Proved { counter: came, is_copied: self.authenticator.is_copied() })
    }
}
