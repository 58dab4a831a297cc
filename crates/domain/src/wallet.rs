//! Where a merchant is paid: public keys and addresses, never anything that can spend (I24).

mod extended_key;

pub use extended_key::{AccountKey, KeyError};

use crate::{
    EvmAddress, Mode, SecretKind,
    address::AddressError,
    ids::{MerchantId, WalletId},
    transfer::Address,
};
use alloy_primitives::keccak256;
use serde::{Deserialize, Serialize};

/// How many unused addresses in a row a wallet looks past before it stops looking (BIP-44).
pub const GAP_LIMIT: u32 = 20;

/// From how many unused addresses in a row a merchant is warned, while nothing came after them.
pub const GAP_WARNING: u32 = 15;

/// From how many unused addresses in a row, with nothing after them, a merchant is warned. `raised`: they said that they raised the
/// gap limit of their wallet, and only addresses since then are counted; they know what to do, and are not told early.
pub const fn gap_warning(raised: bool) -> u32 {
    if raised { GAP_LIMIT } else { GAP_WARNING }
}

/// What a wallet gives addresses from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WalletSource {
    /// An address per session on any EVM network, from an account's extended public key.
    ExtendedKey {
        /// The account's key.
        key: AccountKey,
    },
    /// One address on any EVM network; sessions are told apart by unique amounts.
    SingleAddress {
        /// The address.
        address: EvmAddress,
    },
    /// An address per session on the sandbox network.
    Sandbox,
}

/// Why a text is not something to be paid at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WalletError {
    /// Something that can spend. The text itself is not kept.
    #[error(
        "This is {0}. Whoever has it can spend your money, so it must never leave your wallet, and this server does not want it. Nothing was saved. Give the extended public key (xpub) of the account instead."
    )]
    Secret(SecretKind),
    /// Nothing was given.
    #[error("Paste the extended public key of your account (it begins with xpub) or one address (it begins with 0x).")]
    Empty,
    /// An extended key that cannot be used.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// An address that cannot be used.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// Neither a key nor an address.
    #[error("This is neither an extended public key (it begins with xpub) nor an address (it begins with 0x).")]
    Unknown,
}

impl WalletSource {
    /// Reads what a merchant pasted: an extended public key or an address. `mode` is that of the networks it is for.
    ///
    /// # Errors
    /// A [`WalletError`] that says what it is instead; secrets are refused by name and not repeated.
    pub fn parse(given: &str, mode: Mode) -> Result<Self, WalletError> {
        let given = given.trim();
        if given.is_empty() {
            return Err(WalletError::Empty);
        }
        if let Some(secret) = SecretKind::recognise(given) {
            return Err(WalletError::Secret(secret));
        }
        if given.starts_with("0x") {
            return Ok(Self::SingleAddress { address: given.parse()? });
        }
        if AccountKey::looks_like_one(given) {
            return Ok(Self::ExtendedKey { key: AccountKey::parse(given, mode)? });
        }
        Err(WalletError::Unknown)
    }

    /// The address at `index`. The same for every index when there is only one.
    ///
    /// # Errors
    /// A derivation that BIP-32 does not define; about one index in 2^127.
    pub fn address(&self, wallet: WalletId, index: u32) -> Result<Address, KeyError> {
        match self {
            Self::ExtendedKey { key } => Ok(key.address(index)?.into()),
            Self::SingleAddress { address } => Ok((*address).into()),
            Self::Sandbox => {
                let digest = keccak256(format!("{wallet}/{index}"));
                Ok(Address(format!("sbx{}", alloy_primitives::hex::encode(&digest[..20]))))
            }
        }
    }

    /// Whether sessions share one address, so that they are told apart by what they ask for.
    pub const fn is_shared(&self) -> bool {
        matches!(self, Self::SingleAddress { .. })
    }

    /// Whether both are the same key or address, however it is written.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::ExtendedKey { key }, Self::ExtendedKey { key: other }) => key.is_same(other),
            (this, other) => this == other,
        }
    }

    /// Where the merchant's own wallet finds the address at `index`. `None`: there is no path.
    pub fn path(&self, index: u32) -> Option<String> {
        match self {
            Self::ExtendedKey { key } => Some(key.path(index)),
            Self::SingleAddress { .. } | Self::Sandbox => None,
        }
    }
}

/// A wallet of a merchant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wallet {
    /// Id.
    pub id: WalletId,
    /// Whose it is.
    pub merchant: MerchantId,
    /// What the merchant calls it.
    pub name: String,
    /// For live or for test networks.
    pub mode: Mode,
    /// What it gives addresses from.
    pub source: WalletSource,
    /// The index that the next session gets.
    pub next_index: u32,
    /// Whether sessions get addresses from it.
    pub active: bool,
    /// Up to which index the merchant says that their own wallet finds what it is paid. `None`: they said nothing.
    pub gap_raised_to: Option<u32>,
    /// When it was added.
    pub created_at: crate::Millis,
}
