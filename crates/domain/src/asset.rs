//! Coins and tokens, keyed by network and contract, never by symbol.

use crate::{EvmAddress, NetworkId, Units, secret::quoted};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// An asset's CAIP-19 name: `eip155:8453/erc20:0x833589…`, `eip155:1/slip44:60`, `sandbox:1/token:USDC`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AssetId(String);

/// Why a text is not an asset's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not an asset: expected a form such as eip155:1/slip44:60 or eip155:8453/erc20:0x…")]
pub struct AssetIdError(String);

/// What an asset is on its network.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum AssetKind {
    /// The network's own coin.
    Native,
    /// An ERC-20 token.
    Erc20(EvmAddress),
    /// A token of the sandbox network, by symbol.
    Sandbox(String),
}

impl AssetId {
    /// The network's own coin. SLIP-44 type 60: EVM chains all derive under it in practice.
    pub fn native(network: &NetworkId) -> Self {
        Self(format!("{network}/slip44:60"))
    }

    /// An ERC-20 token.
    pub fn erc20(network: &NetworkId, contract: EvmAddress) -> Self {
        Self(format!("{network}/erc20:{contract}"))
    }

    /// A token of the sandbox network.
    pub fn sandbox(symbol: &str) -> Self {
        Self(format!("{}/token:{symbol}", NetworkId::sandbox()))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn parts(text: &str) -> Option<(NetworkId, AssetKind)> {
        let (network, asset) = text.split_once('/')?;
        let network: NetworkId = network.parse().ok()?;
        let kind = match asset.split_once(':')? {
            ("slip44", "60") => AssetKind::Native,
            ("erc20", contract) => AssetKind::Erc20(contract.parse().ok()?),
            ("token", symbol) if Symbol::from_str(symbol).is_ok() => AssetKind::Sandbox(symbol.to_owned()),
            _ => return None,
        };
        Some((network, kind))
    }

    /// The network it lives on.
    pub fn network(&self) -> NetworkId {
        Self::parts(&self.0).map_or_else(NetworkId::sandbox, |(network, _)| network)
    }

    /// What it is there.
    pub fn kind(&self) -> AssetKind {
        Self::parts(&self.0).map_or(AssetKind::Native, |(_, kind)| kind)
    }
}

impl FromStr for AssetId {
    type Err = AssetIdError;
    fn from_str(text: &str) -> Result<Self, AssetIdError> {
        match Self::parts(text) {
            Some((network, AssetKind::Native)) => Ok(Self::native(&network)),
            Some((network, AssetKind::Erc20(contract))) => Ok(Self::erc20(&network, contract)),
            Some((_, AssetKind::Sandbox(symbol))) => Ok(Self::sandbox(&symbol)),
            None => Err(AssetIdError(quoted(text))),
        }
    }
}

impl fmt::Display for AssetId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for AssetId {
    type Error = AssetIdError;
    fn try_from(text: String) -> Result<Self, AssetIdError> {
        text.parse()
    }
}

impl From<AssetId> for String {
    fn from(id: AssetId) -> String {
        id.0
    }
}

/// What an asset is called, such as `USDC`: 1 to 12 letters, digits, dots or `₮`. Not a key: anyone can take a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Symbol(String);

impl Symbol {
    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Symbol {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let fine = (1..=12).contains(&text.chars().count())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '₮');
        if fine {
            Ok(Self(text.to_owned()))
        } else {
            Err("A symbol is 1 to 12 letters or digits, such as USDC.".to_owned())
        }
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Symbol {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Symbol> for String {
    fn from(symbol: Symbol) -> String {
        symbol.0
    }
}

/// A coin or token that payments may be made in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asset {
    /// CAIP-19 name; names network and contract.
    pub id: AssetId,
    /// What people call it.
    pub symbol: Symbol,
    /// Pinned, and compared with the contract's own when enabled (I9).
    pub decimals: u8,
    /// Whether links may ask for it.
    pub enabled: bool,
    /// From how much of it a payment is large and waits for the network's larger number of confirmations. `None`: never.
    pub large_from: Option<Units>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_asset_id_takes_one_form_whatever_the_case_of_the_contract() {
        let lower: AssetId = "eip155:1/erc20:0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48".parse().unwrap();
        assert_eq!(lower.as_str(), "eip155:1/erc20:0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48");
        assert_eq!(lower.network(), NetworkId::evm(1));
        assert!(matches!(lower.kind(), AssetKind::Erc20(_)));
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "USDC", "eip155:1", "eip155:01/slip44:60", "eip155:1/erc20:0x12", "sandbox:1/token:<b>"] {
            assert!(text.parse::<AssetId>().is_err(), "{text}");
        }
    }
}
