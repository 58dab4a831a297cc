//! Bytes and JSON as authenticators and browsers write them.

use crate::base64url;
use minicbor::encode::write::Cursor;
use serde_json::Value;

pub const HAS_CREDENTIAL: u8 = 1 << 6;

/// A text of the options.
pub fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// The ids of a list of credentials.
pub fn ids(list: &Value) -> Vec<Vec<u8>> {
    let ids = list.as_array().expect("a list of credentials").iter();
    ids.map(|one| base64url::decode("id", &text(&one["id"])).expect("an id in base64url")).collect()
}

/// An attestation object that says nothing about the authenticator.
pub fn attestation_object(data: &[u8]) -> Vec<u8> {
    encoded(|encoder| {
        encoder.map(3)?.str("fmt")?.str("none")?.str("attStmt")?.map(0)?.str("authData")?.bytes(data)?;
        Ok(())
    })
}

type Encoder<'a> = minicbor::Encoder<Cursor<&'a mut [u8]>>;
type Failed = minicbor::encode::Error<minicbor::encode::write::EndOfSlice>;

/// CBOR that fits into a few thousand bytes.
pub fn encoded(write: impl FnOnce(&mut Encoder<'_>) -> Result<(), Failed>) -> Vec<u8> {
    let mut bytes = [0; 4_096];
    let mut encoder = Encoder::new(Cursor::new(&mut bytes[..]));
    write(&mut encoder).expect("it fits");
    let length = encoder.writer().position();
    bytes[..length].to_vec()
}
