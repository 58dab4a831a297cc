//! Whether a node and its contracts are what is pinned (I9), and know what payments are to wait for.

use crate::{Answer, ChainSource, Identity, Query, SourceError, Watch};
use domain::{Address, Asset, AssetId, Confirmations, Network, NetworkFamily, asset::AssetKind};

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
    /// Payments are to wait for a tag that the node does not know, so that none would ever be paid.
    #[error(
        "This node of {name} does not say which blocks are {tag}, so no payment would ever count as paid. Enter a number of \
         confirmations, such as 12, or another node."
    )]
    NoTag {
        /// The network's name.
        name: String,
        /// The tag: `safe` or `finalized`.
        tag: Confirmations,
        /// Whether it is asked for large payments only.
        large: bool,
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

/// Compares a node with what is pinned for its network: the chain id, the tags that payments wait for, and for each of the assets
/// the decimals.
///
/// # Errors
/// When the node cannot be asked, or (as [`SourceError::OtherChain`]) follows another chain and says so itself.
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
    let asked = [(Some(network.confirmations), false), (network.large_confirmations, true)];
    let tags = asked.into_iter().filter_map(|(asked, large)| Some((asked?, large)));
    let tags: Vec<_> = tags.filter(|(asked, _)| !matches!(asked, Confirmations::Blocks(_))).collect();
    if !tags.is_empty()
        && let Answer::Head { tip, .. } = source.answer(&Query::Head, &Nobody).await?
    {
        for (tag, large) in tags {
            let known = if tag == Confirmations::Safe { tip.safe } else { tip.finalized };
            if known.is_none() {
                checked.problems.push(Problem::NoTag { name: network.name.clone(), tag, large });
            }
        }
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

/// Looks for nothing.
struct Nobody;

impl Watch for Nobody {
    fn is_watched(&self, _: &Address) -> bool {
        false
    }

    fn native_now(&self) -> Vec<Address> {
        Vec::new()
    }

    fn not_seen(&self, _: &[Address], _: u64, _: u64) {}
}
