//! What browsers are asked, as the JSON that they take (`PublicKeyCredentialCreationOptionsJSON` and its sibling).

use crate::{Described, RelyingParty, base64url, public_key::ALGORITHMS};
use serde_json::{Value, json};

/// For how long a browser may wait for the person, in milliseconds.
const PATIENCE: u32 = 5 * 60 * 1_000;

/// A passkey that is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewPasskey<'a> {
    /// What the site is called.
    pub site_name: &'a str,
    /// Whose it is: at most 64 bytes that tell nothing about the person.
    pub user: &'a [u8],
    /// What that person signs in with.
    pub user_name: &'a str,
    /// How they are called.
    pub display_name: &'a str,
    /// Those that they have: no authenticator makes a second one.
    pub have: &'a [Described],
}

/// What a browser is asked to make a passkey with.
pub fn creation_options(site: &RelyingParty, challenge: &[u8], new: NewPasskey<'_>) -> String {
    let algorithms: Vec<_> = ALGORITHMS.iter().map(|alg| json!({ "type": "public-key", "alg": alg })).collect();
    json!({
        "rp": { "id": site.id(), "name": new.site_name },
        "user": { "id": base64url::encode(new.user), "name": new.user_name, "displayName": new.display_name },
        "challenge": base64url::encode(challenge),
        "pubKeyCredParams": algorithms,
        "timeout": PATIENCE,
        "excludeCredentials": described(new.have),
        "authenticatorSelection": {
            "residentKey": "required",
            "requireResidentKey": true,
            "userVerification": "required",
        },
        "attestation": "none",
    })
    .to_string()
}

/// What a browser is asked to use a passkey with. `which`: one of these; none: any that is for this site.
pub fn request_options(site: &RelyingParty, challenge: &[u8], which: &[Described]) -> String {
    json!({
        "rpId": site.id(),
        "challenge": base64url::encode(challenge),
        "timeout": PATIENCE,
        "allowCredentials": described(which),
        "userVerification": "required",
    })
    .to_string()
}

fn described(passkeys: &[Described]) -> Vec<Value> {
    let one = |passkey: &Described| {
        let transports: Vec<_> = passkey.transports.iter().map(|transport| transport.as_str()).collect();
        json!({ "type": "public-key", "id": passkey.id.to_string(), "transports": transports })
    };
    passkeys.iter().map(one).collect()
}
