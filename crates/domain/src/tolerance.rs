//! How much less than the price still counts as paid.

use crate::{Amount, Units};
use alloy_primitives::U256;
use serde::{Deserialize, Serialize};

/// How much may be missing. A merchant's own has a fixed part in decimal form, as coins differ in their decimals; a
/// session's has it in base units of the session's asset ([`Tolerance::in_units_of`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tolerance<Fixed = Units> {
    /// A part of the price.
    Percent(BasisPoints),
    /// So much of the coin, and never more than half of the price: a fixed amount meets prices of every size, and an
    /// unpaid session must never be a paid one.
    Fixed(Fixed),
}

/// Hundredths of a percent, at most 1,000 (10 %).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct BasisPoints(u16);

/// A tolerance above 10 %.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Choose a tolerance from 0 to 10 percent.")]
pub struct ToleranceError;

impl TryFrom<u16> for BasisPoints {
    type Error = ToleranceError;
    fn try_from(points: u16) -> Result<Self, ToleranceError> {
        if points > 1_000 { Err(ToleranceError) } else { Ok(Self(points)) }
    }
}

impl From<BasisPoints> for u16 {
    fn from(points: BasisPoints) -> u16 {
        points.0
    }
}

/// Tolerates nothing.
impl<Fixed> Default for Tolerance<Fixed> {
    fn default() -> Self {
        Self::Percent(BasisPoints::default())
    }
}

impl<Fixed> Tolerance<Fixed> {
    /// From hundredths of a percent.
    ///
    /// # Errors
    /// Above 10 %.
    pub fn from_basis_points(points: u16) -> Result<Self, ToleranceError> {
        points.try_into().map(Self::Percent)
    }

    /// In hundredths of a percent; 0 for a fixed amount.
    pub fn basis_points(self) -> u16 {
        match self {
            Self::Percent(points) => points.0,
            Self::Fixed(_) => 0,
        }
    }

    /// The fixed amount. `None`: it is a part of the price.
    pub fn fixed(self) -> Option<Fixed> {
        match self {
            Self::Percent(_) => None,
            Self::Fixed(fixed) => Some(fixed),
        }
    }
}

impl Tolerance<Amount> {
    /// The same for a session in an asset with so many decimals. What the asset cannot divide is left out: rounding
    /// favours the merchant.
    pub fn in_units_of(self, decimals: u8) -> Tolerance {
        match self {
            Self::Percent(points) => Tolerance::Percent(points),
            Self::Fixed(amount) => Tolerance::Fixed(amount.units_down(decimals)),
        }
    }
}

impl Tolerance {
    /// The least that counts as `due` paid in full, rounded up: rounding favours the merchant. Above zero wherever
    /// something is due: at least nine tenths of it in percent, at least half of it with a fixed amount.
    pub fn least(self, due: Units) -> Units {
        let slack = match self {
            Self::Percent(BasisPoints(points)) => {
                due.0 / U256::from(10_000) * U256::from(points)
                    + due.0 % U256::from(10_000) * U256::from(points) / U256::from(10_000)
            }
            Self::Fixed(units) => units.0.min(due.0 / U256::from(2)),
        };
        due.minus(Units(slack))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn percent(points: u16) -> Tolerance {
        Tolerance::from_basis_points(points).unwrap()
    }

    #[test]
    fn half_a_percent_of_ten_thousand_is_fifty() {
        assert_eq!(percent(50).least(Units::from(10_000)), Units::from(9_950));
    }

    #[test]
    fn without_tolerance_all_is_due() {
        assert_eq!(Tolerance::default().least(Units(U256::MAX)), Units(U256::MAX));
    }

    #[test]
    fn five_cents_are_five_cents_of_whatever_coin_is_paid() {
        let merchants = Tolerance::Fixed(Amount::new(Units::from(5), 2));
        assert_eq!(merchants.in_units_of(6), Tolerance::Fixed(Units::from(50_000)));
        assert_eq!(merchants.in_units_of(6).least(Units::from(1_000_000)), Units::from(950_000));
        assert_eq!(merchants.in_units_of(1), Tolerance::Fixed(Units::ZERO), "rounded down: nothing is given away");
        assert_eq!(Tolerance::<Amount>::default().in_units_of(18), Tolerance::default());
    }

    #[test]
    fn a_fixed_amount_never_forgives_more_than_half_of_the_price() {
        let all = Tolerance::Fixed(Units(U256::MAX));
        assert_eq!(all.least(Units::from(1)), Units::from(1));
        assert_eq!(all.least(Units::from(101)), Units::from(51));
        assert_eq!(Tolerance::Fixed(Units::from(50)).least(Units::from(100)), Units::from(50), "exactly half");
    }

    fn any_units() -> impl Strategy<Value = Units> {
        // Small and huge ones, so that both sides of the cap are met.
        prop_oneof![
            any::<u8>().prop_map(|n| Units::from(u64::from(n))),
            any::<[u8; 32]>().prop_map(|bytes| { Units(U256::from_be_bytes(bytes)) })
        ]
    }

    proptest! {
        #[test]
        fn rounding_never_costs_the_merchant_a_unit(due in any::<u64>(), points in 0u16..=1_000) {
            let least = percent(points).least(Units::from(due));
            let exact = u128::from(due) * u128::from(10_000 - points);
            let least: u128 = least.0.to::<u128>();
            prop_assert!(least * 10_000 >= exact && (least * 10_000).saturating_sub(exact) < 10_000);
        }

        /// I2: whatever the merchant typed, nothing paid is never paid.
        #[test]
        fn no_tolerance_makes_an_unpaid_session_paid(due in any_units(), fixed in any_units(), points in 0u16..=1_000) {
            prop_assume!(!due.is_zero());
            for tolerance in [Tolerance::Fixed(fixed), percent(points)] {
                let least = tolerance.least(due);
                prop_assert!(!least.is_zero() && least <= due, "{tolerance:?} of {due}: {least}");
                prop_assert!(least >= due.minus(least), "{tolerance:?} of {due}: {least} is less than half");
            }
        }

        #[test]
        fn a_fixed_amount_forgives_itself_where_the_price_is_twice_that(due in any_units(), fixed in any_units()) {
            let forgiven = due.minus(Tolerance::Fixed(fixed).least(due));
            prop_assert_eq!(forgiven, fixed.min(Units(due.0 / U256::from(2))));
        }

        #[test]
        fn a_fixed_amount_is_never_rounded_up(units in any::<u64>(), from in 0u8..=24, to in 0u8..=24) {
            let fixed = Tolerance::Fixed(Amount::new(Units::from(units), from)).in_units_of(to).fixed().unwrap();
            let scale = |units: U256, decimals: u8| units * U256::from(10).pow(U256::from(24 - decimals));
            let (given, kept) = (scale(U256::from(units), from), scale(fixed.0, to));
            prop_assert!(kept <= given && given - kept < scale(U256::from(1), to));
        }
    }
}
