//! Passkeys: keys in members' devices. One signs in by itself, since it stands for two factors: what somebody has, and who
//! they are to it. Beside a password it is the second step (I22).

mod answers;
mod enter;
mod manage;

pub(super) use answers::Answered;

use crate::{
    Service,
    fail::{self, Outcome},
};
use api_types::passkeys::PasskeysNeed;
use storage::records::Passkey;
use webauthn::{Described, RelyingParty, Transport, Unfit};

/// What devices call this site.
const SITE_NAME: &str = "Tallystick";

impl Service {
    /// What the server's address lacks for passkeys. `None`: nothing.
    pub fn passkeys_need(&self) -> Option<PasskeysNeed> {
        RelyingParty::of(&self.out.origin).err().map(need)
    }

    /// For whom passkeys are made here (I21).
    fn passkey_site(&self) -> Outcome<RelyingParty> {
        RelyingParty::of(&self.out.origin).map_err(|unfit| fail::refused(need(unfit).words()))
    }
}

const fn need(unfit: Unfit) -> PasskeysNeed {
    match unfit {
        Unfit::Number => PasskeysNeed::DomainName,
        Unfit::NotSecure => PasskeysNeed::Https,
    }
}

/// As browsers are told of them. One whose name cannot be read is left out: it could not be asked for.
fn described(passkeys: &[Passkey]) -> Vec<Described> {
    let one = |passkey: &Passkey| {
        let transports = Transport::among(passkey.transports.split(' '));
        passkey.credential.parse().ok().map(|id| Described { id, transports })
    };
    passkeys.iter().filter_map(one).collect()
}
