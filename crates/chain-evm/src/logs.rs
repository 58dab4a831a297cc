//! What counts as a token transfer: the exact shape, and nothing that resembles it (I13).

use crate::wire::{Hash, Log, quantity};
use alloy_primitives::{Address, B256, U256, b256};
use chain::Header;
use domain::{EvmAddress, Units};
use serde_json::{Value, json};

/// keccak256 of `Transfer(address,address,uint256)`.
pub(crate) const TRANSFER: B256 = b256!("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");

/// A movement as its log states it: what arrived, which of a token with a fee is less than what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moved {
    /// `None`: newly made.
    pub(crate) from: Option<EvmAddress>,
    pub(crate) to: EvmAddress,
    /// Above zero.
    pub(crate) units: Units,
}

/// Reads a log. `None`: not an ERC-20 transfer of something. Four topics are an ERC-721 or a forgery; an address with
/// anything in its upper 12 bytes is none; a value of zero is noise.
pub(crate) fn decode(log: &Log) -> Option<Moved> {
    let [topic, from, to] = log.topics.as_slice() else { return None };
    if topic.0 != TRANSFER || log.removed {
        return None;
    }
    let units = U256::from_be_bytes::<32>(log.data.0.as_slice().try_into().ok()?);
    if units.is_zero() {
        return None;
    }
    let (from, to) = (account(from)?, account(to)?);
    Some(Moved { from: Some(from).filter(|from| !from.0.is_zero()), to, units: Units(units) })
}

fn account(topic: &Hash) -> Option<EvmAddress> {
    let (padding, address) = topic.0.split_at(12);
    padding.iter().all(|byte| *byte == 0).then(|| EvmAddress(Address::from_slice(address)))
}

/// Asks for transfers of these contracts in one block, by hash.
pub(crate) fn in_block(contracts: &[String], header: &Header) -> Value {
    json!([{ "address": contracts, "topics": [TRANSFER.to_string()], "blockHash": header.hash }])
}

/// Asks for transfers of these contracts between two heights, both included.
pub(crate) fn between(contracts: &[String], from: u64, to: u64) -> Value {
    let (from, to) = (quantity(from), quantity(to));
    json!([{ "address": contracts, "topics": [TRANSFER.to_string()], "fromBlock": from, "toBlock": to }])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Account, Data, Quantity};
    use proptest::prelude::*;

    fn topic(address: Address) -> Hash {
        Hash(address.into_word())
    }

    fn log(topics: Vec<Hash>, data: Vec<u8>) -> Log {
        Log {
            address: Account(Address::repeat_byte(1)),
            topics,
            data: Data(data),
            block_hash: Hash(B256::ZERO),
            block_number: Quantity(1),
            transaction_hash: Hash(B256::ZERO),
            transaction_index: Quantity(0),
            log_index: Quantity(0),
            removed: false,
        }
    }

    fn right() -> Log {
        let (from, to) = (Address::repeat_byte(2), Address::repeat_byte(3));
        log(vec![Hash(TRANSFER), topic(from), topic(to)], U256::from(5).to_be_bytes::<32>().to_vec())
    }

    #[test]
    fn a_transfer_is_read_exactly_i13() {
        let moved = decode(&right()).unwrap();
        assert_eq!((moved.to.0, moved.units), (Address::repeat_byte(3), Units::from(5)));
        assert_eq!(moved.from.map(|from| from.0), Some(Address::repeat_byte(2)));
        let largest = Log { data: Data(vec![0xff; 32]), ..right() };
        assert_eq!(decode(&largest).map(|moved| moved.units), Some(Units(U256::MAX)));
    }

    #[test]
    fn whatever_only_resembles_a_transfer_is_refused_i13() {
        let mut four = right();
        four.topics.push(Hash(B256::with_last_byte(5)));
        let mut two = right();
        two.topics.pop();
        let mut other_event = right();
        other_event.topics[0] = Hash(B256::repeat_byte(9));
        let mut dirty = right();
        dirty.topics[2].0.0[0] = 1;
        let removed = Log { removed: true, ..right() };
        let none = log(vec![], vec![]);
        for forged in [four, two, other_event, dirty, removed, none] {
            assert_eq!(decode(&forged), None, "{forged:?}");
        }
    }

    proptest! {
        #[test]
        fn only_32_bytes_of_data_are_an_amount_i13(data in proptest::collection::vec(any::<u8>(), 0..80)) {
            let amount = <[u8; 32]>::try_from(data.as_slice()).ok().map(U256::from_be_bytes).filter(|a| !a.is_zero());
            let read = decode(&Log { data: Data(data), ..right() });
            prop_assert_eq!(read.map(|moved| moved.units.0), amount);
        }

        #[test]
        fn any_log_is_read_without_a_panic(
            topics in proptest::collection::vec(any::<[u8; 32]>(), 0..6),
            data in proptest::collection::vec(any::<u8>(), 0..100),
            is_transfer in any::<bool>(),
        ) {
            let mut topics: Vec<Hash> = topics.into_iter().map(|topic| Hash(topic.into())).collect();
            if let (true, Some(first)) = (is_transfer, topics.first_mut()) {
                *first = Hash(TRANSFER);
            }
            let count = topics.len();
            if decode(&log(topics, data)).is_some() {
                prop_assert_eq!(count, 3);
            }
        }
    }
}
