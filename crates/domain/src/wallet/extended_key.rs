//! An account's extended public key (BIP-32, BIP-44) and the EVM addresses under it.

use crate::{EvmAddress, Mode};
use alloy_primitives::{Address, keccak256};
use bip32::{ChildNumber, ExtendedKey, XPub};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The extended public key of an account, `m/44'/60'/account'`, kept in the text form that the merchant gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountKey(String);

/// Why an extended key cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The check at its end does not match.
    #[error(
        "A character of this key is wrong or missing: its checksum does not match. Copy it again from your wallet."
    )]
    Checksum,
    /// A key of a test network, for live networks.
    #[error("This is a key for test networks ({0}). For networks where real money moves, give the account's xpub.")]
    TestKey(String),
    /// A multi-signature key.
    #[error(
        "This is a key of a multi-signature wallet ({0}), which has no EVM addresses. Give the xpub of an EVM account."
    )]
    MultiSig(String),
    /// Not the key of an account.
    #[error(
        "This key stands at depth {0}, but an account's key stands at depth 3 (m/44'/60'/0'). Export the key of the account, not of the whole wallet or of one address."
    )]
    Depth(u8),
    /// BIP-32 defines no key at this index.
    #[error("There is no address at index {0}; use the next one.")]
    Index(u32),
}

impl AccountKey {
    /// Whether a text begins as extended public keys do (SLIP-132).
    pub fn looks_like_one(text: &str) -> bool {
        let start: String = text.chars().take(4).collect();
        matches!(
            start.as_str(),
            "xpub" | "ypub" | "zpub" | "Ypub" | "Zpub" | "tpub" | "upub" | "vpub" | "Upub" | "Vpub"
        )
    }

    /// Reads and checks a key.
    ///
    /// # Errors
    /// A [`KeyError`] that says what it is instead.
    pub fn parse(text: &str, mode: Mode) -> Result<Self, KeyError> {
        let prefix: String = text.chars().take(4).collect();
        match prefix.as_str() {
            "Ypub" | "Zpub" | "Upub" | "Vpub" => return Err(KeyError::MultiSig(prefix)),
            "tpub" | "upub" | "vpub" if mode == Mode::Live => return Err(KeyError::TestKey(prefix)),
            _ => {}
        }
        let key = read(text)?;
        let depth = key.attrs().depth;
        if depth != 3 {
            return Err(KeyError::Depth(depth));
        }
        Ok(Self(text.to_owned()))
    }

    /// Whether both give the same addresses: one key can be written with several beginnings (xpub, ypub …).
    pub fn is_same(&self, other: &Self) -> bool {
        self.0 == other.0
            || matches!((read(&self.0), read(&other.0)), (Ok(this), Ok(other))
                if this.public_key() == other.public_key() && this.attrs().chain_code == other.attrs().chain_code)
    }

    /// The receiving address at `index`: `0/index` below the account.
    ///
    /// # Errors
    /// An index that BIP-32 gives no key for.
    pub fn address(&self, index: u32) -> Result<EvmAddress, KeyError> {
        let child = |key: XPub, number: u32| {
            let number = ChildNumber::new(number, false).map_err(|_| KeyError::Index(index))?;
            key.derive_child(number).map_err(|_| KeyError::Index(index))
        };
        let key = child(child(read(&self.0)?, 0)?, index)?;
        let point = key.public_key().to_encoded_point(false);
        let digest = keccak256(point.as_bytes().get(1..).unwrap_or_default());
        Ok(EvmAddress(Address::from_slice(&digest[12..])))
    }

    /// Where the wallet that the key is from finds the address at `index`: `m/44'/60'/2'/0/5`. The key says which account it
    /// is of. What stands above the account it does not say; wallets write an EVM account's key as `xpub` and keep it where
    /// BIP-44 has it, but a key with another beginning is from a place that we do not know: `…/2'/0/5`.
    pub fn path(&self, index: u32) -> String {
        let account = read(&self.0).map(|key| key.attrs().child_number);
        let above = if self.0.starts_with("xpub") || self.0.starts_with("tpub") { "m/44'/60'" } else { "…" };
        match account {
            Ok(account) => {
                let hardened = if account.is_hardened() { "'" } else { "" };
                format!("{above}/{}{hardened}/0/{index}", account.index())
            }
            Err(_) => format!("…/0/{index}"),
        }
    }

    /// The key with all but its ends left out, for lists.
    pub fn short(&self) -> String {
        let start: String = self.0.chars().take(10).collect();
        let end: String = self.0.chars().skip(self.0.chars().count().saturating_sub(6)).collect();
        format!("{start}…{end}")
    }
}

/// Decodes a key whatever its SLIP-132 prefix: they differ only in the script that Bitcoin makes of them.
fn read(text: &str) -> Result<XPub, KeyError> {
    let key: ExtendedKey = text.parse().map_err(|_| KeyError::Checksum)?;
    XPub::try_from(key).map_err(|_| KeyError::Checksum)
}

impl fmt::Display for AccountKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Account m/44'/60'/0' of the well-known phrase "test test test test test test test test test test test junk".
    const XPUB: &str = "xpub6Ce9NcJvTk36xtLSrJLZqE7wtgA5deCeYs7rSQtreh4cj6ByPtrg9sD7V2FNFLPnf8heNP3FGkeV9qwfzvZNSd54JoNXVsXFYSYwHsnJxqP";

    #[test]
    fn the_first_addresses_are_those_that_wallets_show_for_the_phrase() {
        let key = AccountKey::parse(XPUB, Mode::Live).unwrap();
        assert_eq!(key.address(0).unwrap().to_string(), "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
        assert_eq!(key.address(1).unwrap().to_string(), "0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
        assert_eq!(key.address(2).unwrap().to_string(), "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC");
    }

    /// The same key under another beginning and account number; what addresses it has does not change.
    fn of_account(prefix: bip32::Prefix, number: u32) -> AccountKey {
        let mut key: ExtendedKey = XPUB.parse().unwrap();
        key.prefix = prefix;
        key.attrs.child_number = ChildNumber::new(number, true).unwrap();
        let key = AccountKey::parse(&key.to_string(), Mode::Live).unwrap();
        assert_eq!(key.address(0).unwrap().to_string(), "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
        key
    }

    #[test]
    fn a_path_names_the_account_that_the_key_is_of() {
        assert_eq!(AccountKey::parse(XPUB, Mode::Live).unwrap().path(7), "m/44'/60'/0'/0/7");
        assert_eq!(of_account(bip32::Prefix::XPUB, 2).path(7), "m/44'/60'/2'/0/7");
    }

    #[test]
    fn a_path_says_nothing_of_what_the_key_does_not_say() {
        assert_eq!(of_account(bip32::Prefix::YPUB, 2).path(7), "…/2'/0/7");
        assert_eq!(of_account(bip32::Prefix::ZPUB, 0).path(0), "…/0'/0/0");
    }

    #[test]
    fn one_key_is_known_in_every_spelling_and_another_is_not_taken_for_it() {
        let key = AccountKey::parse(XPUB, Mode::Live).unwrap();
        for prefix in [bip32::Prefix::XPUB, bip32::Prefix::YPUB, bip32::Prefix::ZPUB] {
            assert!(key.is_same(&of_account(prefix, 0)), "{prefix}");
        }
        let mut other: ExtendedKey = XPUB.parse().unwrap();
        other.attrs.chain_code[0] ^= 1;
        assert!(!key.is_same(&AccountKey::parse(&other.to_string(), Mode::Live).unwrap()));
    }

    #[test]
    fn a_mistyped_key_is_refused() {
        let wrong = XPUB.replace("Ce9", "Ce8");
        assert_eq!(AccountKey::parse(&wrong, Mode::Live), Err(KeyError::Checksum));
    }

    #[test]
    fn keys_of_test_networks_and_of_many_signers_are_refused() {
        assert!(matches!(AccountKey::parse("tpubDC5FSnBiZDMmhi", Mode::Live), Err(KeyError::TestKey(_))));
        assert!(matches!(AccountKey::parse("Zpub6vZyhw1ShkEwNnW", Mode::Test), Err(KeyError::MultiSig(_))));
    }

    #[test]
    fn the_key_of_a_whole_wallet_is_refused() {
        let master = "xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2gZ29ESFjqJoCu1Rupje8YtGqsefD265TMg7usUDFdp6W1EGMcet8";
        assert_eq!(AccountKey::parse(master, Mode::Live), Err(KeyError::Depth(0)));
    }
}
