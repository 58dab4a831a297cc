//! An authenticator in software, for tests: it makes passkeys of a seed and does what a test asks of it, right or wrong.
//!
//! It signs with other crates than those that check here, so that a mistake is not made twice alike.

mod key;
mod write;

use crate::base64url;
use key::Key;
pub use key::Kind;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// An authenticator, and the browser before it.
#[derive(Debug, Clone)]
pub struct Authenticator {
    seed: u64,
    passkeys: Vec<Passkey>,
    /// Of which kind new keys are.
    pub kind: Kind,
    /// Whether it recognises its person.
    pub verifies: bool,
    /// Whether somebody touches it.
    pub present: bool,
    /// Whether its keys may be on several devices.
    pub can_be_copied: bool,
    /// Whether they are.
    pub is_copied: bool,
    /// How far it counts with each use: real ones count by one, or not at all.
    pub step: u32,
    /// How far it has counted.
    pub counter: u32,
    /// Which page asks. `None`: that of the site itself.
    pub origin: Option<String>,
    /// Which site it says that it answers. `None`: the one that asks.
    pub site: Option<String>,
    /// Whether the page is in a frame of another site.
    pub framed: bool,
}

#[derive(Debug, Clone)]
struct Passkey {
    id: Vec<u8>,
    site: String,
    user: String,
    key: Key,
}

impl Authenticator {
    /// A new one. Two of the same seed make the same keys.
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            passkeys: Vec::new(),
            kind: Kind::Es256,
            verifies: true,
            present: true,
            can_be_copied: false,
            is_copied: false,
            step: 1,
            counter: 0,
            origin: None,
            site: None,
            framed: false,
        }
    }

    /// The same with something changed about it.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    /// Makes a passkey as the options ask; what the browser's script sends. `origin`: the page that asks.
    ///
    /// # Panics
    /// The options are not what browsers take, or it has one of those that are left out already.
    pub fn create(&mut self, options: &str, origin: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("options in JSON");
        let have = write::ids(&options["excludeCredentials"]);
        assert!(
            !self.passkeys.iter().any(|passkey| have.contains(&passkey.id)),
            "InvalidStateError: it has one already"
        );
        let site = write::text(&options["rp"]["id"]);
        let seed = Sha256::digest(format!("{} {}", self.seed, self.passkeys.len()));
        let key = Key::new(self.kind, seed.into());
        let id = seed[..16].to_vec();
        let user = write::text(&options["user"]["id"]);
        self.counter += self.step;
        let mut data = self.data(self.site.as_deref().unwrap_or(&site), write::HAS_CREDENTIAL);
        data.extend([0; 16]);
        data.extend(u16::try_from(id.len()).unwrap_or(u16::MAX).to_be_bytes());
        data.extend(&id);
        data.extend(key.cose());
        let client = self.client_data("webauthn.create", &options, origin);
        let answer = json!({
            "id": base64url::encode(&id),
            "rawId": base64url::encode(&id),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": base64url::encode(client.as_bytes()),
                "attestationObject": base64url::encode(&write::attestation_object(&data)),
                "transports": ["internal", "telepathy", "hybrid"],
            },
        });
        self.passkeys.push(Passkey { id, site, user, key });
        answer.to_string()
    }

    /// Uses the newest passkey that the options allow; what the browser's script sends.
    ///
    /// # Panics
    /// It has none, or the options are not what browsers take.
    pub fn get(&mut self, options: &str, origin: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("options in JSON");
        let (site, allowed) = (write::text(&options["rpId"]), write::ids(&options["allowCredentials"]));
        let fits = |passkey: &&Passkey| passkey.site == site && (allowed.is_empty() || allowed.contains(&passkey.id));
        let passkey = self.passkeys.iter().rev().find(fits).expect("NotAllowedError: no passkey fits").clone();
        self.counter += self.step;
        let data = self.data(self.site.as_deref().unwrap_or(&site), 0);
        let client = self.client_data("webauthn.get", &options, origin);
        let signed = [data.as_slice(), &Sha256::digest(client.as_bytes())].concat();
        json!({
            "id": base64url::encode(&passkey.id),
            "rawId": base64url::encode(&passkey.id),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": base64url::encode(client.as_bytes()),
                "authenticatorData": base64url::encode(&data),
                "signature": base64url::encode(&passkey.key.sign(&signed)),
                "userHandle": passkey.user,
            },
        })
        .to_string()
    }

    /// Forgets a passkey that was just made, as if the site had not kept it.
    pub fn forget_newest(&mut self) {
        self.passkeys.pop();
    }

    fn data(&self, site: &str, flags: u8) -> Vec<u8> {
        let flag = |set: bool, place: u8| u8::from(set) << place;
        let flags = flags
            | flag(self.present, 0)
            | flag(self.verifies, 2)
            | flag(self.can_be_copied, 3)
            | flag(self.is_copied, 4);
        let mut data = Sha256::digest(site.as_bytes()).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn client_data(&self, kind: &str, options: &Value, origin: &str) -> String {
        let origin = self.origin.as_deref().unwrap_or(origin);
        json!({ "type": kind, "challenge": options["challenge"], "origin": origin, "crossOrigin": self.framed })
            .to_string()
    }
}
