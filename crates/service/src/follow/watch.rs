//! The addresses that followers look for: all that were ever given out, without end (I12).

use chain::Watch;
use domain::{Address, Asset, AssetKind, EvmAddress, Millis, NetworkId};
use std::{
    collections::{HashMap, HashSet},
    sync::{Mutex, PoisonError, RwLock},
};

/// Kept in memory, so that a block costs the same however many addresses are watched.
#[derive(Debug, Default)]
pub struct WatchList {
    all: RwLock<HashSet<Address>>,
    /// Those of EVM networks again, as bytes: compared with every token movement of a block.
    evm: RwLock<HashSet<EvmAddress>>,
    /// Those that are asked for their balance in native coin, and until when.
    native: RwLock<HashMap<NetworkId, HashMap<Address, Millis>>>,
    /// Of which it was told that coin may have come unseen, and when.
    not_seen: Mutex<HashMap<(NetworkId, Address), Millis>>,
}

/// How long after its time to pay is over an address is still asked for its balance, on nodes that do not trace calls. Each
/// costs such a node a question with every block; tokens and plain transfers are seen without end.
pub const NATIVE_AFTER: Millis = Millis::minutes(30 * 24 * 60);

/// How many addresses of a network are asked for their balance at most: those whose time ends last.
const MOST_NATIVE: usize = 1_000;

impl WatchList {
    /// Watches an address from now on, in native coin for a while after `deadline`. Done before the session that it is for
    /// is committed: watching one too many harms nothing, one too few loses money.
    pub fn add(&self, address: &Address, asset: &Asset, deadline: Millis) {
        self.extend([address.clone()]);
        if asset.id.kind() == AssetKind::Native {
            self.extend_native(&asset.id.network(), [(address.clone(), deadline)]);
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

    /// Asks these for their balance in a network's native coin, for a while after these deadlines.
    pub fn extend_native(&self, network: &NetworkId, waiting: impl IntoIterator<Item = (Address, Millis)>) {
        let mut native = self.native.write().unwrap_or_else(PoisonError::into_inner);
        let of_network = native.entry(network.clone()).or_default();
        for (address, deadline) in waiting {
            let until = of_network.entry(address).or_insert(deadline);
            *until = deadline.plus(NATIVE_AFTER).max(*until);
        }
    }

    /// No longer asks an address for its balance.
    pub fn drop_native(&self, network: &NetworkId, address: &Address) {
        let mut native = self.native.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(of_network) = native.get_mut(network) {
            of_network.remove(address);
        }
    }

    /// No longer asks those whose time is over.
    pub fn forget_native(&self, now: Millis) {
        let mut native = self.native.write().unwrap_or_else(PoisonError::into_inner);
        for of_network in native.values_mut() {
            of_network.retain(|_, until| *until > now);
        }
    }

    /// Those of which nothing was told since a moment.
    pub fn untold(&self, network: &NetworkId, addresses: Vec<Address>, since: Millis) -> Vec<Address> {
        let mut told = self.not_seen.lock().unwrap_or_else(PoisonError::into_inner);
        told.retain(|_, at| *at > since);
        addresses.into_iter().filter(|address| !told.contains_key(&(network.clone(), address.clone()))).collect()
    }

    /// It was told of these.
    pub fn told(&self, network: &NetworkId, addresses: impl IntoIterator<Item = Address>, now: Millis) {
        let mut told = self.not_seen.lock().unwrap_or_else(PoisonError::into_inner);
        told.extend(addresses.into_iter().map(|address| ((network.clone(), address), now)));
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
        NetworkWatch { list: std::sync::Arc::clone(self), network, not_seen: Mutex::default() }
    }
}

/// The list, for one network and one question.
pub struct NetworkWatch {
    list: std::sync::Arc<WatchList>,
    network: NetworkId,
    not_seen: Mutex<Vec<NotSeen>>,
}

/// Blocks in which contracts may have sent native coin to these addresses unseen.
#[derive(Debug, PartialEq, Eq)]
pub struct NotSeen {
    /// Whose addresses.
    pub addresses: Vec<Address>,
    /// The first block.
    pub from: u64,
    /// The last block, included.
    pub to: u64,
}

impl NetworkWatch {
    /// What could not be looked for while the question was answered.
    pub fn into_not_seen(self) -> Vec<NotSeen> {
        self.not_seen.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
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
        let Some(of_network) = native.get(&self.network) else { return Vec::new() };
        let mut asked: Vec<_> = of_network.iter().map(|(address, until)| (*until, address)).collect();
        asked.sort_unstable_by(|a, b| b.cmp(a));
        asked.into_iter().take(MOST_NATIVE).map(|(_, address)| address.clone()).collect()
    }

    fn not_seen(&self, addresses: &[Address], from: u64, to: u64) {
        let unseen = NotSeen { addresses: addresses.to_vec(), from, to };
        self.not_seen.lock().unwrap_or_else(PoisonError::into_inner).push(unseen);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn address(n: usize) -> Address {
        Address(format!("0x{n:040x}"))
    }

    fn list(deadlines: impl IntoIterator<Item = (usize, i64)>) -> Arc<WatchList> {
        let list = Arc::new(WatchList::default());
        list.extend_native(&NetworkId::evm(1), deadlines.into_iter().map(|(n, at)| (address(n), Millis(at))));
        list
    }

    fn asked(list: &Arc<WatchList>) -> Vec<Address> {
        list.of(NetworkId::evm(1)).native_now()
    }

    #[test]
    fn i12_an_address_is_asked_for_its_balance_for_30_days_after_the_last_session_there_is_over() {
        let list = list([(1, 5), (1, 9), (2, 7)]);
        let over = Millis(7).plus(NATIVE_AFTER);
        list.forget_native(Millis(over.0 - 1));
        assert_eq!(asked(&list), [address(1), address(2)]);
        list.forget_native(over);
        assert_eq!(asked(&list), [address(1)]);
    }

    #[test]
    fn an_address_that_is_done_takes_none_with_it_that_was_added_meanwhile() {
        let list = list([(1, 5)]);
        list.extend_native(&NetworkId::evm(1), [(address(2), Millis(6))]);
        list.drop_native(&NetworkId::evm(1), &address(1));
        assert_eq!(asked(&list), [address(2)]);
    }

    #[test]
    fn no_more_are_asked_than_a_node_can_bear_and_the_newest_are() {
        let list = list((0..MOST_NATIVE + 5).map(|n| (n, i64::try_from(n).unwrap_or_default())));
        let asked = asked(&list);
        assert_eq!((asked.len(), &asked[0]), (MOST_NATIVE, &address(MOST_NATIVE + 4)));
    }
}
