//! Keys that sign.

use super::write::encoded;
use ed25519_dalek::Signer;
use p256::ecdsa::{Signature, SigningKey};

/// A kind of key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// ECDSA on P-256 with SHA-256.
    Es256,
    /// Ed25519.
    Ed25519,
}

#[derive(Debug, Clone)]
pub enum Key {
    Es256(SigningKey),
    Ed25519(ed25519_dalek::SigningKey),
}

impl Key {
    pub fn new(kind: Kind, seed: [u8; 32]) -> Self {
        match kind {
            Kind::Es256 => Self::Es256(SigningKey::from_slice(&seed).expect("a hash below the order of the curve")),
            Kind::Ed25519 => Self::Ed25519(ed25519_dalek::SigningKey::from_bytes(&seed)),
        }
    }

    /// The public half, in COSE.
    pub fn cose(&self) -> Vec<u8> {
        match self {
            Self::Es256(key) => {
                let point = key.verifying_key().to_encoded_point(false);
                let (x, y) = (point.x().expect("a point"), point.y().expect("a point that is not compressed"));
                encoded(|encoder| {
                    encoder.map(5)?.u8(1)?.u8(2)?.u8(3)?.i8(-7)?.i8(-1)?.u8(1)?;
                    encoder.i8(-2)?.bytes(x)?.i8(-3)?.bytes(y)?;
                    Ok(())
                })
            }
            Self::Ed25519(key) => encoded(|encoder| {
                encoder.map(4)?.u8(1)?.u8(1)?.u8(3)?.i8(-8)?.i8(-1)?.u8(6)?;
                encoder.i8(-2)?.bytes(key.verifying_key().as_bytes())?;
                Ok(())
            }),
        }
    }

    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Es256(key) => {
                let signature: Signature = key.sign(message);
                signature.to_der().as_bytes().to_vec()
            }
            Self::Ed25519(key) => key.sign(message).to_bytes().to_vec(),
        }
    }
}
