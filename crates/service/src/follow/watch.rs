//! The addresses that followers look for: all that were ever given out, without end (I12).

use chain::Watch;
use domain::{Address, Asset, AssetKind, EvmAddress, NetworkId};
use std::{
    collections::{HashMap, HashSet},
    sync::{PoisonError, RwLock},
};

/// Kept in memory, so that a block costs the same however many addresses are watched.
#[derive(Debug, Default)]
pub struct WatchList {
    all: RwLock<HashSet<Address>>,
    /// Those of EVM networks again, as bytes: compared with every token movement of a block.
    evm: RwLock<HashSet<EvmAddress>>,
    native: RwLock<HashMap<NetworkId, HashSet<Address>>>,
}

impl WatchList {
    /// Watches an address from now on. Done before the session that it is for is committed: watching one too many
    /// harms nothing, one too few loses money.
    pub fn add(&self, address: &Address, asset: &Asset) {
        self.extend([address.clone()]);
        if asset.id.kind() == AssetKind::Native {
            let mut native = self.native.write().unwrap_or_else(PoisonError::into_inner);
            native.entry(asset.id.network()).or_default().insert(address.clone());
        }
    }

    /// Watches many, as at start.
    pub fn extend(&self, addresses: impl IntoIterator<Item = Address>) {
        let mut all = self.all.write().unwrap_or_else(PoisonError::into_inner);
        let mut evm = self.evm.write().unwrap_or_else(PoisonError::into_inner);
        for address in addresses {
            evm.extend(address.as_str().parse::<EvmAddress>());
            all.insert(address);
        }
    }

    /// Replaces those that wait for a network's native coin.
    pub fn set_native(&self, network: &NetworkId, addresses: impl IntoIterator<Item = Address>) {
        let mut native = self.native.write().unwrap_or_else(PoisonError::into_inner);
        native.insert(network.clone(), addresses.into_iter().collect());
    }

    /// How many are watched.
    pub fn len(&self) -> usize {
        self.all.read().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What a follower of `network` sees of the list.
    pub fn of(self: &std::sync::Arc<Self>, network: NetworkId) -> NetworkWatch {
        NetworkWatch { list: std::sync::Arc::clone(self), network }
    }
}

/// The list, for one network.
pub struct NetworkWatch {
    list: std::sync::Arc<WatchList>,
    network: NetworkId,
}

impl Watch for NetworkWatch {
    fn is_watched(&self, address: &Address) -> bool {
        self.list.all.read().unwrap_or_else(PoisonError::into_inner).contains(address)
    }

    fn is_watched_evm(&self, address: &EvmAddress) -> bool {
        self.list.evm.read().unwrap_or_else(PoisonError::into_inner).contains(address)
    }

    fn native_now(&self) -> Vec<Address> {
        let native = self.list.native.read().unwrap_or_else(PoisonError::into_inner);
        native.get(&self.network).map(|set| set.iter().cloned().collect()).unwrap_or_default()
    }
}
