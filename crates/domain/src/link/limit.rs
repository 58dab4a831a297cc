//! How many payments a link takes (R5 to R9).

use serde::{Deserialize, Serialize};
use std::num::NonZeroU16;

/// Without limit, or at most 1 to 1,000 payments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "Option<u16>", into = "Option<u16>")]
pub struct Limit(Option<NonZeroU16>);

/// A number of payments that a link cannot have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Choose a whole number from 1 to 1,000.")]
pub struct LimitError;

/// How urgent what is left looks (R8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Left {
    /// Four or more.
    Plenty,
    /// One to three.
    Few,
    /// None.
    None,
}

impl Limit {
    /// As many payments as come.
    pub const UNLIMITED: Self = Self(None);
    /// One payment.
    pub const ONCE: Self = Self(Some(NonZeroU16::MIN));

    /// At most so many payments.
    ///
    /// # Errors
    /// 0, or above 1,000.
    pub fn payments(most: u16) -> Result<Self, LimitError> {
        match NonZeroU16::new(most) {
            Some(most) if most.get() <= 1_000 => Ok(Self(Some(most))),
            _ => Err(LimitError),
        }
    }

    /// The most payments. `None`: without limit.
    pub const fn most(self) -> Option<u16> {
        match self.0 {
            Some(most) => Some(most.get()),
            None => None,
        }
    }

    /// How many are left after `paid`. `None`: without limit.
    pub fn left(self, paid: u64) -> Option<u64> {
        self.most().map(|most| u64::from(most).saturating_sub(paid))
    }

    /// Whether no payment more is taken.
    pub fn is_reached(self, paid: u64) -> bool {
        self.left(paid) == Some(0)
    }

    /// How urgent what is left looks. `None`: without limit.
    pub fn urgency(self, paid: u64) -> Option<Left> {
        self.left(paid).map(|left| match left {
            0 => Left::None,
            1..=3 => Left::Few,
            _ => Left::Plenty,
        })
    }
}

impl TryFrom<Option<u16>> for Limit {
    type Error = LimitError;
    fn try_from(most: Option<u16>) -> Result<Self, LimitError> {
        most.map_or(Ok(Self::UNLIMITED), Self::payments)
    }
}

impl From<Limit> for Option<u16> {
    fn from(limit: Limit) -> Self {
        limit.most()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r5_a_limit_is_none_one_or_up_to_a_thousand() {
        assert_eq!(Limit::UNLIMITED.left(9_999), None);
        assert_eq!(Limit::ONCE.most(), Some(1));
        assert_eq!(Limit::payments(1_000).unwrap().left(999), Some(1));
        assert_eq!(Limit::payments(0), Err(LimitError));
        assert_eq!(Limit::payments(1_001), Err(LimitError));
    }

    #[test]
    fn r6_r7_a_limit_below_what_was_paid_is_reached_and_a_higher_one_is_not() {
        assert!(Limit::payments(3).unwrap().is_reached(5));
        assert!(!Limit::payments(6).unwrap().is_reached(5));
        assert!(!Limit::UNLIMITED.is_reached(u64::MAX));
    }

    #[test]
    fn r8_four_left_are_plenty_three_are_few() {
        let limit = Limit::payments(10).unwrap();
        let urgency: Vec<_> = [0, 6, 7, 9, 10, 11].into_iter().filter_map(|paid| limit.urgency(paid)).collect();
        assert_eq!(urgency, [Left::Plenty, Left::Plenty, Left::Few, Left::Few, Left::None, Left::None]);
    }
}
