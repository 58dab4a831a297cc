//! How sure a network must be of a transfer.

use crate::Units;
use serde::{Deserialize, Serialize};
use std::{cmp::Ordering, fmt, str::FromStr};

/// When a transfer is beyond doubt. Stored as `12`, `safe` or `finalized`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Confirmations {
    /// So many blocks, the transfer's own counted. At least 1.
    Blocks(u32),
    /// The node's `safe` tag has reached its block.
    Safe,
    /// The node's `finalized` tag has reached its block.
    Finalized,
}

/// By how sure they are. A number of blocks and `safe` cannot be compared: networks differ in what they call safe.
impl PartialOrd for Confirmations {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Blocks(these), Self::Blocks(those)) => Some(these.cmp(those)),
            (Self::Safe, Self::Safe) | (Self::Finalized, Self::Finalized) => Some(Ordering::Equal),
            (Self::Finalized, _) => Some(Ordering::Greater),
            (_, Self::Finalized) => Some(Ordering::Less),
            (Self::Safe, Self::Blocks(_)) | (Self::Blocks(_), Self::Safe) => None,
        }
    }
}

/// What payments wait for, by their amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tiers {
    /// What payments wait for.
    pub normal: Confirmations,
    /// What large ones wait for. `None`: no more than others.
    pub large: Option<Confirmations>,
    /// From how much a payment is large. `None`: none is.
    pub large_from: Option<Units>,
}

impl Tiers {
    /// What a payment of `due` waits for. With a large tier that is not [weaker](Self::weakened), more money never waits
    /// for less.
    pub fn confirmations(self, due: Units) -> Confirmations {
        match (self.large, self.large_from) {
            (Some(large), Some(from)) if due >= from => large,
            _ => self.normal,
        }
    }

    /// What large payments would wait for, if that is surely less than what others wait for.
    pub fn weakened(self) -> Option<Confirmations> {
        self.large.filter(|large| *large < self.normal)
    }
}

/// Why a text is not a number of confirmations.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Choose a whole number from 1 to 1,000, or the words safe or finalized.")]
pub struct ConfirmationsError;

impl FromStr for Confirmations {
    type Err = ConfirmationsError;
    fn from_str(text: &str) -> Result<Self, ConfirmationsError> {
        match text.trim() {
            "safe" => Ok(Self::Safe),
            "finalized" => Ok(Self::Finalized),
            number => match number.parse() {
                Ok(blocks @ 1..=1_000) => Ok(Self::Blocks(blocks)),
                _ => Err(ConfirmationsError),
            },
        }
    }
}

impl fmt::Display for Confirmations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blocks(blocks) => write!(f, "{blocks}"),
            Self::Safe => f.write_str("safe"),
            Self::Finalized => f.write_str("finalized"),
        }
    }
}

impl TryFrom<String> for Confirmations {
    type Error = ConfirmationsError;
    fn try_from(text: String) -> Result<Self, ConfirmationsError> {
        text.parse()
    }
}

impl From<Confirmations> for String {
    fn from(confirmations: Confirmations) -> String {
        confirmations.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::U256;
    use proptest::prelude::*;

    fn any_confirmations() -> impl Strategy<Value = Confirmations> {
        prop_oneof![
            (1u32..=1_000).prop_map(Confirmations::Blocks),
            Just(Confirmations::Safe),
            Just(Confirmations::Finalized)
        ]
    }

    #[test]
    fn a_payment_is_large_from_the_very_unit_that_is_named() {
        let from = Units(U256::from(10_000_000_000_u64));
        let tiers =
            Tiers { normal: Confirmations::Blocks(12), large: Some(Confirmations::Finalized), large_from: Some(from) };
        assert_eq!(tiers.confirmations(from.minus(Units::from(1))), Confirmations::Blocks(12));
        assert_eq!(tiers.confirmations(from), Confirmations::Finalized);
        assert_eq!(tiers.confirmations(Units(U256::MAX)), Confirmations::Finalized);
    }

    #[test]
    fn without_an_amount_or_without_a_tier_all_wait_alike() {
        let normal = Confirmations::Safe;
        for (large, large_from) in [(None, None), (None, Some(Units::ZERO)), (Some(Confirmations::Finalized), None)] {
            assert_eq!(Tiers { normal, large, large_from }.confirmations(Units(U256::MAX)), normal);
        }
    }

    #[test]
    fn what_is_surely_weaker_is_known_and_what_cannot_be_compared_is_let_through() {
        use Confirmations::{Blocks, Finalized, Safe};
        for (normal, large, weaker) in [
            (Blocks(12), Blocks(11), true),
            (Blocks(12), Blocks(12), false),
            (Finalized, Safe, true),
            (Finalized, Blocks(1_000), true),
            (Safe, Finalized, false),
            (Blocks(1_000), Finalized, false),
            (Safe, Blocks(1), false),
            (Blocks(1_000), Safe, false),
        ] {
            let tiers = Tiers { normal, large: Some(large), large_from: None };
            assert_eq!(tiers.weakened().is_some(), weaker, "{large} after {normal}");
        }
    }

    proptest! {
        #[test]
        fn more_money_never_waits_for_less(
            normal in any_confirmations(),
            large in proptest::option::of(any_confirmations()),
            from in proptest::option::of(any::<u64>()),
            (some, more) in (any::<u64>(), any::<u64>()),
        ) {
            let tiers = Tiers { normal, large, large_from: from.map(Units::from) };
            prop_assume!(tiers.weakened().is_none());
            let (some, more) = (tiers.confirmations(Units::from(some.min(more))), tiers.confirmations(Units::from(some.max(more))));
            prop_assert_ne!(more.partial_cmp(&some), Some(std::cmp::Ordering::Less), "{}, then {}", some, more);
        }

        #[test]
        fn the_order_of_confirmations_is_one(all in [any_confirmations(), any_confirmations(), any_confirmations()]) {
            let [one, two, three] = all;
            prop_assert_eq!(one.partial_cmp(&two), two.partial_cmp(&one).map(std::cmp::Ordering::reverse));
            prop_assert_eq!(one == two, one.partial_cmp(&two) == Some(std::cmp::Ordering::Equal));
            prop_assert!(!(one < two && two < three) || one < three);
        }
    }
}
