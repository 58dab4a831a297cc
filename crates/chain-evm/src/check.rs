//! Whether a node and its contracts are what is pinned (I9).

use chain::{ChainSource, Identity, SourceError};
use domain::{Asset, AssetId, Network, NetworkFamily, asset::AssetKind};

/// Something that differs, so that the network or an asset must not be enabled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The node follows another chain.
    #[error("{name} is chain {expected}, but the node follows chain {found}. Enter the URL of a node of {name}.")]
    ChainId {
        /// The network's name.
        name: String,
        /// Its chain id.
        expected: u64,
        /// The node's. 0: it has none.
        found: u64,
    },
    /// A token counts in other decimals than are pinned.
    #[error(
        "{symbol} ({asset}) has {found} decimals on this chain, but {expected} are pinned. Amounts would be wrong by a \
         power of ten, so it cannot be enabled."
    )]
    Decimals {
        /// The asset.
        asset: AssetId,
        /// What we call it.
        symbol: String,
        /// Decimals pinned.
        expected: u8,
        /// Decimals that the contract states.
        found: u8,
    },
    /// There is no such token.
    #[error("{symbol} ({asset}): {reason}")]
    NoToken {
        /// The asset.
        asset: AssetId,
        /// What we call it.
        symbol: String,
        /// What was found instead.
        reason: String,
    },
}

/// What the comparison found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The chain that the node follows; store its genesis and compare it at every start.
    pub identity: Identity,
    /// What differs. Empty: all is as pinned.
    pub problems: Vec<Problem>,
    /// Symbols that the contracts state where they differ from ours, such as `USD₮0` for USDT: to be shown, no problem.
    pub other_symbols: Vec<(AssetId, String)>,
}

/// Compares a node with what is pinned for its network: the chain id, and for each of the assets the decimals.
///
/// # Errors
/// When the node cannot be asked, or (as [`SourceError::Persistent`]) follows another chain and says so itself.
pub async fn check_network(
    source: &dyn ChainSource,
    network: &Network,
    assets: &[Asset],
) -> Result<Checked, SourceError> {
    let identity = source.identify().await?;
    let mut checked = Checked { identity, problems: Vec::new(), other_symbols: Vec::new() };
    if let NetworkFamily::Evm { chain_id } = network.id.family()
        && checked.identity.chain_id != Some(chain_id)
    {
        let found = checked.identity.chain_id.unwrap_or(0);
        checked.problems.push(Problem::ChainId { name: network.name.clone(), expected: chain_id, found });
        return Ok(checked);
    }
    for asset in assets.iter().filter(|asset| asset.id.network() == network.id) {
        let AssetKind::Erc20(contract) = asset.id.kind() else { continue };
        let (id, symbol) = (asset.id.clone(), asset.symbol.to_string());
        match source.token_facts(&contract).await {
            Ok(facts) => {
                if facts.decimals != asset.decimals {
                    let (expected, found) = (asset.decimals, facts.decimals);
                    checked.problems.push(Problem::Decimals {
                        asset: id.clone(),
                        symbol: symbol.clone(),
                        expected,
                        found,
                    });
                }
                if let Some(other) = facts.symbol.filter(|other| *other != symbol) {
                    checked.other_symbols.push((id, other));
                }
            }
            Err(SourceError::Persistent(reason)) => {
                checked.problems.push(Problem::NoToken { asset: id, symbol, reason })
            }
            Err(error) => return Err(error),
        }
    }
    Ok(checked)
}
