//! How much less than the price still counts as paid.

use crate::Units;
use alloy_primitives::U256;
use serde::{Deserialize, Serialize};

/// A merchant's tolerance: in hundredths of a percent of the price. 0, the default, tolerates nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tolerance {
    basis_points: u16,
}

/// A tolerance above 10 %.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Choose a tolerance from 0 to 10 percent.")]
pub struct ToleranceError;

impl Tolerance {
    /// From hundredths of a percent, at most 1,000 (10 %).
    ///
    /// # Errors
    /// Above 10 %.
    pub const fn from_basis_points(basis_points: u16) -> Result<Self, ToleranceError> {
        if basis_points > 1_000 { Err(ToleranceError) } else { Ok(Self { basis_points }) }
    }

    /// In hundredths of a percent.
    pub const fn basis_points(self) -> u16 {
        self.basis_points
    }

    /// The least that counts as `due` paid in full, rounded up: rounding favours the merchant.
    pub fn least(self, due: Units) -> Units {
        let slack = due.0 / U256::from(10_000) * U256::from(self.basis_points)
            + due.0 % U256::from(10_000) * U256::from(self.basis_points) / U256::from(10_000);
        due.minus(Units(slack))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn half_a_percent_of_ten_thousand_is_fifty() {
        assert_eq!(Tolerance::from_basis_points(50).unwrap().least(Units::from(10_000)), Units::from(9_950));
    }

    #[test]
    fn without_tolerance_all_is_due() {
        assert_eq!(Tolerance::default().least(Units(U256::MAX)), Units(U256::MAX));
    }

    proptest! {
        #[test]
        fn rounding_never_costs_the_merchant_a_unit(due in any::<u64>(), points in 0u16..=1_000) {
            let least = Tolerance::from_basis_points(points).unwrap().least(Units::from(due));
            let exact = u128::from(due) * u128::from(10_000 - points);
            let least: u128 = least.0.to::<u128>();
            prop_assert!(least * 10_000 >= exact && (least * 10_000).saturating_sub(exact) < 10_000);
        }
    }
}
