//! EVM addresses with their EIP-55 checksum.

use alloy_primitives::{Address, hex};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A 20-byte account or contract address on an EVM network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EvmAddress(pub Address);

/// Why a text is not an address that may be paid.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Not 0x and 40 hexadecimal digits.
    #[error("An address is 0x followed by 40 characters from 0-9 and a-f; this has another form.")]
    Form,
    /// Upper and lower case are mixed, but not as EIP-55 says, so a character is wrong.
    #[error("The checksum of this address does not match, so a character is wrong. Copy it again from your wallet.")]
    Checksum,
    /// The zero address: what is sent there is gone.
    #[error("Money sent to the zero address is lost. Use an address of your own wallet.")]
    Zero,
}

impl FromStr for EvmAddress {
    type Err = AddressError;

    /// Mixed case must carry a right EIP-55 checksum; all-lower and all-upper carry none and are taken.
    fn from_str(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        let digits = text.strip_prefix("0x").ok_or(AddressError::Form)?;
        let bytes: [u8; 20] = hex::decode(digits).ok().and_then(|b| b.try_into().ok()).ok_or(AddressError::Form)?;
        let address = Address::from(bytes);
        let mixed = digits.bytes().any(|b| b.is_ascii_lowercase()) && digits.bytes().any(|b| b.is_ascii_uppercase());
        if mixed && address.to_checksum(None) != text {
            return Err(AddressError::Checksum);
        }
        if address.is_zero() {
            return Err(AddressError::Zero);
        }
        Ok(Self(address))
    }
}

/// With the EIP-55 checksum.
impl fmt::Display for EvmAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_checksum(None))
    }
}

impl TryFrom<String> for EvmAddress {
    type Error = AddressError;
    fn try_from(text: String) -> Result<Self, AddressError> {
        text.parse()
    }
}

impl From<EvmAddress> for String {
    fn from(address: EvmAddress) -> String {
        address.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RIGHT: &str = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";

    #[test]
    fn an_eip55_address_is_read_and_written_unchanged() {
        assert_eq!(RIGHT.parse::<EvmAddress>().unwrap().to_string(), RIGHT);
        assert_eq!(RIGHT.to_lowercase().parse::<EvmAddress>().unwrap().to_string(), RIGHT);
    }

    #[test]
    fn a_wrong_checksum_is_refused() {
        let wrong = RIGHT.replace("A0b8", "a0B8");
        assert_eq!(wrong.parse::<EvmAddress>(), Err(AddressError::Checksum));
    }

    #[test]
    fn other_forms_are_refused() {
        for text in ["", "0x", "A0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48", "0x1234", "vitalik.eth"] {
            assert_eq!(text.parse::<EvmAddress>(), Err(AddressError::Form), "{text}");
        }
        assert_eq!(format!("0x{}", "0".repeat(40)).parse::<EvmAddress>(), Err(AddressError::Zero));
    }
}
