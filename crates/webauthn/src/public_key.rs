//! Keys of passkeys, and what is signed with them.

use crate::Refused;
use minicbor::Decoder;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};

/// Names of algorithms in COSE, in the order in which they are wanted.
pub const ALGORITHMS: [i64; 3] = [ES256, EDDSA, RS256];

const ES256: i64 = -7;
const EDDSA: i64 = -8;
const RS256: i64 = -257;

const WHAT: Refused = Refused::Unreadable("key");

/// A key that signatures are checked with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicKey {
    /// A point of P-256, uncompressed.
    Es256([u8; 65]),
    Ed25519([u8; 32]),
    Rs256 {
        modulus: Vec<u8>,
        exponent: Vec<u8>,
    },
}

/// The fields of a COSE key that our algorithms use. What a number means depends on the kind of key.
#[derive(Default)]
struct Fields<'a> {
    /// 1: `kty`.
    kind: Option<i64>,
    /// 3: `alg`.
    algorithm: Option<i64>,
    /// -1: `crv`, where it is a number.
    curve: Option<i64>,
    /// -1: `n`, where it is bytes.
    modulus: Option<&'a [u8]>,
    /// -2: `x` or `e`.
    second: Option<&'a [u8]>,
    /// -3: `y`.
    third: Option<&'a [u8]>,
}

impl<'a> Fields<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, minicbor::decode::Error> {
        use minicbor::{data::Type, decode::Error};
        let mut fields = Self::default();
        let mut decoder = Decoder::new(bytes);
        let count = decoder.map()?.ok_or_else(|| Error::message("a map of no length"))?;
        for _ in 0..count {
            match (decoder.i64()?, decoder.datatype()?) {
                (1, _) => fields.kind = Some(decoder.i64()?),
                (3, _) => fields.algorithm = Some(decoder.i64()?),
                (-1, Type::Bytes) => fields.modulus = Some(decoder.bytes()?),
                (-1, _) => fields.curve = Some(decoder.i64()?),
                (-2, _) => fields.second = Some(decoder.bytes()?),
                (-3, _) => fields.third = Some(decoder.bytes()?),
                _ => decoder.skip()?,
            }
        }
        if decoder.position() == bytes.len() { Ok(fields) } else { Err(Error::message("more than a map")) }
    }
}

impl PublicKey {
    /// Reads a COSE key.
    pub fn read(cose: &[u8]) -> Result<Self, Refused> {
        let fields = Fields::read(cose).map_err(|_| WHAT)?;
        let (x, y) = (fields.second.ok_or(WHAT), fields.third.ok_or(WHAT));
        match (fields.kind, fields.algorithm, fields.curve) {
            (Some(2), Some(ES256), Some(1)) => {
                let (x, y): ([u8; 32], [u8; 32]) = (x?.try_into().map_err(|_| WHAT)?, y?.try_into().map_err(|_| WHAT)?);
                let mut point = [4; 65];
                point[1..33].copy_from_slice(&x);
                point[33..].copy_from_slice(&y);
                Ok(Self::Es256(point))
            }
            (Some(1), Some(EDDSA), Some(6)) => Ok(Self::Ed25519(x?.try_into().map_err(|_| WHAT)?)),
            (Some(3), Some(RS256), None) => {
                let modulus = without_zeros(fields.modulus.ok_or(WHAT)?);
                if !(256..=1_024).contains(&modulus.len()) {
                    return Err(WHAT);
                }
                Ok(Self::Rs256 { modulus: modulus.to_vec(), exponent: without_zeros(x?).to_vec() })
            }
            _ => Err(Refused::Algorithm),
        }
    }

    /// Whether this was signed with the key's other half.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), Refused> {
        let checked = match self {
            Self::Es256(point) => UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).verify(message, signature),
            Self::Ed25519(key) => UnparsedPublicKey::new(&ED25519, key).verify(message, signature),
            Self::Rs256 { modulus, exponent } => RsaPublicKeyComponents { n: modulus, e: exponent }.verify(
                &RSA_PKCS1_2048_8192_SHA256,
                message,
                signature,
            ),
        };
        checked.map_err(|_| Refused::Signature)
    }
}

/// A number without the zeros before it.
fn without_zeros(number: &[u8]) -> &[u8] {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    number.get(zeros..).unwrap_or_default()
}
