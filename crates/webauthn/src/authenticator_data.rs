//! What the authenticator says about itself and the person before it.

use crate::{CredentialId, Refused, RelyingParty};
use minicbor::Decoder;

const PRESENT: u8 = 1;
const VERIFIED: u8 = 1 << 2;
const CAN_BE_COPIED: u8 = 1 << 3;
const IS_COPIED: u8 = 1 << 4;
const HAS_CREDENTIAL: u8 = 1 << 6;
const HAS_EXTENSIONS: u8 = 1 << 7;

const WHAT: Refused = Refused::Unreadable("authenticator data");

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthenticatorData {
    site: [u8; 32],
    flags: u8,
    pub counter: u32,
    /// The new credential: its id and its key in COSE.
    pub credential: Option<(CredentialId, Vec<u8>)>,
}

/// Cuts so many bytes off the front.
fn cut<'a>(rest: &mut &'a [u8], length: usize) -> Result<&'a [u8], Refused> {
    let (front, back) = rest.split_at_checked(length).ok_or(WHAT)?;
    *rest = back;
    Ok(front)
}

/// The same for a length that is known here.
fn cut_array<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], Refused> {
    cut(rest, N)?.try_into().map_err(|_| WHAT)
}

/// Cuts one value of CBOR off the front.
fn cut_value<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8], Refused> {
    let mut decoder = Decoder::new(rest);
    decoder.skip().map_err(|_| WHAT)?;
    cut(rest, decoder.position())
}

impl AuthenticatorData {
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        let mut rest = bytes;
        let site = cut_array(&mut rest)?;
        let [flags] = cut_array(&mut rest)?;
        let counter = u32::from_be_bytes(cut_array(&mut rest)?);
        let credential = if flags & HAS_CREDENTIAL == 0 {
            None
        } else {
            // The make of the authenticator: nobody vouches for it.
            cut(&mut rest, 16)?;
            let length = u16::from_be_bytes(cut_array(&mut rest)?);
            let id = CredentialId::from_bytes(cut(&mut rest, length.into())?.to_vec()).map_err(|_| WHAT)?;
            Some((id, cut_value(&mut rest)?.to_vec()))
        };
        if flags & HAS_EXTENSIONS != 0 {
            cut_value(&mut rest)?;
        }
        if rest.is_empty() { Ok(Self { site, flags, counter, credential }) } else { Err(WHAT) }
    }

    pub fn check(&self, site: &RelyingParty) -> Result<(), Refused> {
        if self.site != site.id_hash() {
            return Err(Refused::OtherSite);
        }
        if !self.has(PRESENT) {
            return Err(Refused::NotPresent);
        }
        if !self.has(VERIFIED) {
            return Err(Refused::NotVerified);
        }
        if self.is_copied() && !self.can_be_copied() { Err(Refused::Copies) } else { Ok(()) }
    }

    /// Whether its key may be on several devices.
    pub const fn can_be_copied(&self) -> bool {
        self.has(CAN_BE_COPIED)
    }

    /// Whether its key is safe from the loss of the device.
    pub const fn is_copied(&self) -> bool {
        self.has(IS_COPIED)
    }

    const fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}
