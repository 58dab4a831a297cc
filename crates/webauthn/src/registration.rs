//! A passkey that was made for us.

use crate::{
    CredentialId, Refused, RelyingParty, Transport,
    authenticator_data::AuthenticatorData,
    base64url,
    client_data::{Ceremony, ClientData},
    public_key::PublicKey,
};
use minicbor::Decoder;
use serde::Deserialize;

/// What a browser answers when a passkey was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    id: CredentialId,
    client: ClientData,
    authenticator: AuthenticatorData,
    transports: Vec<Transport>,
}

/// A passkey as it is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCredential {
    /// What it is called.
    pub id: CredentialId,
    /// Its public key, in COSE.
    pub key: Vec<u8>,
    /// How far it has counted.
    pub counter: u32,
    /// Whether it may be on several devices.
    pub can_be_copied: bool,
    /// Whether it is safe from the loss of its device.
    pub is_copied: bool,
    /// How it can be reached.
    pub transports: Vec<Transport>,
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
    attestation_object: String,
    #[serde(default)]
    transports: Vec<String>,
}

impl Registration {
    /// Reads what the browser's script sent: a `RegistrationResponseJSON`.
    ///
    /// # Errors
    /// It is none.
    pub fn read(json: &str) -> Result<Self, Refused> {
        let fields: Fields = serde_json::from_str(json).map_err(|_| Refused::Unreadable("answer"))?;
        if fields.kind != "public-key" {
            return Err(Refused::OtherCeremony);
        }
        let client = base64url::decode("client data", &fields.response.client_data)?;
        let object = base64url::decode("attestation object", &fields.response.attestation_object)?;
        let data = authenticator_data_of(&object).map_err(|_| Refused::Unreadable("attestation object"))?;
        Ok(Self {
            id: fields.id.parse().map_err(|_| Refused::Unreadable("credential id"))?,
            client: ClientData::read(&client)?,
            authenticator: AuthenticatorData::read(data)?,
            transports: Transport::among(fields.response.transports.iter().map(String::as_str)),
        })
    }

    /// The challenge that it answers. The caller uses it up.
    pub fn challenge(&self) -> &[u8] {
        &self.client.challenge
    }

    /// The new passkey, if it was made here and recognises its person.
    ///
    /// # Errors
    /// What does not hold.
    pub fn verify(self, site: &RelyingParty) -> Result<NewCredential, Refused> {
        self.client.check(site, Ceremony::Create)?;
        self.authenticator.check(site)?;
        let (can_be_copied, is_copied) = (self.authenticator.can_be_copied(), self.authenticator.is_copied());
        let (id, key) = self.authenticator.credential.ok_or(Refused::Unreadable("credential"))?;
        if id != self.id {
            return Err(Refused::Unreadable("credential id"));
        }
        PublicKey::read(&key)?;
        let counter = self.authenticator.counter;
        Ok(NewCredential { id, key, counter, can_be_copied, is_copied, transports: self.transports })
    }
}

/// The bytes of `authData` in an attestation object.
fn authenticator_data_of(object: &[u8]) -> Result<&[u8], minicbor::decode::Error> {
    use minicbor::decode::Error;
    let mut decoder = Decoder::new(object);
    let count = decoder.map()?.ok_or_else(|| Error::message("a map of no length"))?;
    let mut found = None;
    for _ in 0..count {
        if decoder.str()? == "authData" {
            found = Some(decoder.bytes()?);
        } else {
            decoder.skip()?;
        }
    }
    found.ok_or_else(|| Error::message("no authData"))
}
