//! The assets that count.

use alloy_primitives::{Address, address};
use domain::{Asset, AssetId, NetworkFamily, NetworkId, asset::AssetKind};
use std::collections::HashMap;

/// Polygon's native coin as a contract: it writes a log for every movement of the coin, which must not count twice.
const POLYGON_COIN: Address = address!("0x0000000000000000000000000000000000001010");
/// Polygon and its test network.
const POLYGON_CHAINS: [u64; 2] = [137, 80_002];

/// Assets by contract, and whether the native coin counts.
#[derive(Debug, Clone, Default)]
pub(crate) struct AllowList {
    tokens: HashMap<Address, AssetId>,
    native: Option<AssetId>,
}

impl AllowList {
    /// Takes the assets of this network; others are not its business.
    pub(crate) fn new(network: &NetworkId, assets: &[Asset]) -> Self {
        let polygon = matches!(network.family(), NetworkFamily::Evm { chain_id } if POLYGON_CHAINS.contains(&chain_id));
        let mut list = Self::default();
        for asset in assets.iter().filter(|asset| asset.id.network() == *network) {
            match asset.id.kind() {
                AssetKind::Erc20(contract) if polygon && contract.0 == POLYGON_COIN => {
                    tracing::warn!(asset = %asset.id, "is the native coin of Polygon under another name; ignored");
                }
                AssetKind::Erc20(contract) => {
                    list.tokens.insert(contract.0, asset.id.clone());
                }
                AssetKind::Native => list.native = Some(asset.id.clone()),
                AssetKind::Sandbox(_) => {}
            }
        }
        list
    }

    /// The asset that a contract stands for.
    pub(crate) fn token(&self, contract: &Address) -> Option<&AssetId> {
        self.tokens.get(contract)
    }

    /// Contracts on the list as nodes read them, in a fixed order.
    pub(crate) fn contracts(&self) -> Vec<String> {
        let mut contracts: Vec<&Address> = self.tokens.keys().collect();
        contracts.sort_unstable();
        contracts.into_iter().map(Address::to_string).collect()
    }

    /// The native coin, if it counts.
    pub(crate) fn native(&self) -> Option<&AssetId> {
        self.native.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::EvmAddress;

    fn asset(id: AssetId) -> Asset {
        Asset { id, symbol: "POL".parse().unwrap(), decimals: 18, enabled: true, large_from: None }
    }

    #[test]
    fn the_native_coin_of_polygon_is_not_counted_a_second_time_as_a_token_i1() {
        let polygon = NetworkId::evm(137);
        let coin = EvmAddress(POLYGON_COIN);
        let assets = [asset(AssetId::native(&polygon)), asset(AssetId::erc20(&polygon, coin))];
        let list = AllowList::new(&polygon, &assets);
        assert!(list.native().is_some() && list.contracts().is_empty());
    }

    #[test]
    fn an_asset_of_another_network_is_not_on_the_list_i13() {
        let (base, optimism) = (NetworkId::evm(8453), NetworkId::evm(10));
        let contract = EvmAddress(Address::repeat_byte(7));
        let list = AllowList::new(&base, &[asset(AssetId::erc20(&optimism, contract))]);
        assert_eq!(list.token(&contract.0), None);
    }
}
