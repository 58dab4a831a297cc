//! What nodes send, read straight into binary, without a copy of the text.

use alloy_primitives::{Address, B256, U256, hex};
use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;
use std::{borrow::Cow, fmt};

/// A text that is hexadecimal after `0x`.
struct HexVisitor<F>(&'static str, F);

impl<T, F: FnOnce(&str) -> Option<T>> de::Visitor<'_> for HexVisitor<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        let digits = text.strip_prefix("0x");
        digits.and_then(self.1).ok_or_else(|| E::invalid_value(de::Unexpected::Str("another text"), &self.0))
    }
}

macro_rules! hexadecimal {
    ($(#[$doc:meta])* $name:ident($inner:ty), $expected:literal, $read:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub(crate) struct $name(pub(crate) $inner);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(HexVisitor($expected, $read)).map(Self)
            }
        }
    };
}

fn fixed<const N: usize>(digits: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    hex::decode_to_slice(digits, &mut bytes).ok().map(|()| bytes)
}

hexadecimal!(/// A number of up to 64 bits.
    Quantity(u64), "a number such as 0x1f", |digits: &str| u64::from_str_radix(digits, 16).ok());
hexadecimal!(/// An amount of up to 256 bits.
Wei(U256), "a number such as 0x1f", |digits: &str| {
    if digits.is_empty() { None } else { U256::from_str_radix(digits, 16).ok() }
});
hexadecimal!(/// A block or transaction hash, or a log topic.
    Hash(B256), "0x and 64 digits", |digits: &str| fixed(digits).map(B256::from));
hexadecimal!(/// An account or contract.
    Account(Address), "0x and 40 digits", |digits: &str| fixed(digits).map(Address::from));
hexadecimal!(/// Bytes of any length.
    Data(Vec<u8>), "0x and an even number of digits", |digits: &str| hex::decode(digits).ok());

/// A block without its transactions, or with them in full.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Block<T> {
    pub(crate) number: Quantity,
    pub(crate) hash: Hash,
    pub(crate) parent_hash: Hash,
    pub(crate) timestamp: Quantity,
    pub(crate) transactions: T,
}

/// A block whose transactions are of no interest.
pub(crate) type BareBlock = Block<de::IgnoredAny>;
/// A block with its transactions.
pub(crate) type FullBlock = Block<Vec<Transaction>>;

/// A transaction in a block, or asked for alone.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Transaction {
    pub(crate) hash: Hash,
    pub(crate) from: Account,
    /// `None`: it creates a contract.
    pub(crate) to: Option<Account>,
    pub(crate) value: Wei,
    /// `None`: pending.
    pub(crate) block_hash: Option<Hash>,
}

/// A log as `eth_getLogs` or a receipt gives it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Log {
    pub(crate) address: Account,
    pub(crate) topics: Vec<Hash>,
    pub(crate) data: Data,
    pub(crate) block_hash: Hash,
    pub(crate) block_number: Quantity,
    pub(crate) transaction_hash: Hash,
    pub(crate) transaction_index: Quantity,
    pub(crate) log_index: Quantity,
    #[serde(default)]
    pub(crate) removed: bool,
}

/// What came of a transaction.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Receipt {
    pub(crate) transaction_hash: Hash,
    pub(crate) transaction_index: Quantity,
    pub(crate) block_hash: Hash,
    /// 1: it did what it was meant to. 0: undone.
    pub(crate) status: Quantity,
    pub(crate) gas_used: Quantity,
    /// `None`: an old node; the fee then counts as 0.
    pub(crate) effective_gas_price: Option<Wei>,
    /// What a rollup takes for its parent chain, beside the gas.
    pub(crate) l1_fee: Option<Wei>,
    pub(crate) logs: Vec<Log>,
}

impl Receipt {
    pub(crate) fn succeeded(&self) -> bool {
        self.status.0 == 1
    }
}

/// One call within a transaction, as callTracer gives it. The calls within it stay text: they may nest a thousand deep.
#[derive(Debug, Deserialize)]
pub(crate) struct Frame<'a> {
    #[serde(rename = "type", borrow)]
    pub(crate) kind: Cow<'a, str>,
    pub(crate) from: Option<Account>,
    pub(crate) to: Option<Account>,
    pub(crate) value: Option<Wei>,
    /// Set when the call, and with it everything inside, was undone.
    pub(crate) error: Option<de::IgnoredAny>,
    #[serde(borrow, default)]
    pub(crate) calls: Vec<&'a RawValue>,
}

/// The trace of one transaction of a block.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Traced<'a> {
    /// `None`: an older node; then the order is the block's.
    pub(crate) tx_hash: Option<Hash>,
    /// `None`: this one could not be traced.
    #[serde(borrow)]
    pub(crate) result: Option<&'a RawValue>,
}

/// An error as JSON-RPC has it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct WireError<'a> {
    pub(crate) code: i64,
    #[serde(borrow, default)]
    pub(crate) message: Cow<'a, str>,
}

/// `0x1f`.
pub(crate) fn quantity(number: u64) -> String {
    format!("{number:#x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_hashes_are_read_exactly_or_refused() {
        assert_eq!(serde_json::from_str::<Quantity>("\"0x1f\"").unwrap().0, 31);
        assert_eq!(serde_json::from_str::<Data>("\"0x\"").unwrap().0, Vec::<u8>::new());
        let largest = format!("\"0x{}\"", "f".repeat(64));
        assert_eq!(serde_json::from_str::<Wei>(&largest).unwrap().0, U256::MAX);
        for text in ["\"1f\"", "\"0x\"", "31", "null", "\"0xg\"", "\"0x1ffffffffffffffff\""] {
            assert!(serde_json::from_str::<Quantity>(text).is_err(), "{text}");
        }
        for text in ["\"0x12\"", "\"0x\"", "\"\""] {
            assert!(serde_json::from_str::<Hash>(text).is_err(), "{text}");
            assert!(serde_json::from_str::<Account>(text).is_err(), "{text}");
        }
        assert!(serde_json::from_str::<Data>("\"0x1\"").is_err());
        assert!(serde_json::from_str::<Wei>(&format!("\"0x1{}\"", "f".repeat(64))).is_err());
    }
}
