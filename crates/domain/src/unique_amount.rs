//! Amounts that tell sessions at one address apart: the price, and as little more as is free (I11).

use crate::{Amount, Units};
use alloy_primitives::U256;

/// The most that is asked beyond the price is the price divided by this: a tenth of a percent.
const PART: u64 = 1_000;
/// How many amounts beyond the price there are at most.
const MOST: u32 = 9_999;
/// Amounts differ in this decimal where that leaves enough of them: people can still type it.
const DECIMAL: u8 = 6;

/// The amounts that may be asked for one price at one address, from the price itself upwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UniqueAmounts {
    price: Units,
    step: U256,
    count: u32,
}

impl UniqueAmounts {
    /// Those of a price. They differ in the sixth decimal, or in a later one where a thousandth of the price would hold too few
    /// of them; never in less than a base unit.
    pub fn of(price: Amount) -> Self {
        let most = price.units.0 / U256::from(PART);
        let ten = U256::from(10);
        let mut step = ten.saturating_pow(U256::from(price.decimals.saturating_sub(DECIMAL)));
        while step > U256::ONE && most / step < U256::from(MOST) {
            step /= ten;
        }
        let beyond = u32::try_from(most / step).unwrap_or(MOST).min(MOST);
        Self { price: price.units, step, count: beyond + 1 }
    }

    /// How many there are; at least one, the price itself.
    pub const fn count(&self) -> u32 {
        self.count
    }

    /// The one at a place, the price itself at 0. `None`: there are not so many.
    pub fn at(&self, place: u32) -> Option<Units> {
        (place < self.count).then(|| self.price.plus(Units(self.step.saturating_mul(U256::from(place)))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(units: u64, decimals: u8) -> UniqueAmounts {
        UniqueAmounts::of(Amount::new(Units::from(units), decimals))
    }

    /// The most that a price is exceeded by.
    fn excess(amounts: UniqueAmounts) -> Units {
        amounts.at(amounts.count() - 1).unwrap().minus(amounts.at(0).unwrap())
    }

    #[test]
    fn five_dollars_are_told_apart_by_millionths_and_exceeded_by_half_a_cent_at_most() {
        let amounts = of(5_000_000, 6);
        assert_eq!((amounts.count(), amounts.at(1)), (5_001, Some(Units::from(5_000_001))));
        assert_eq!(excess(amounts), Units::from(5_000));
    }

    #[test]
    fn a_little_ether_is_told_apart_by_less_than_a_millionth() {
        let amounts = of(10_000_000_000_000_000, 18);
        assert_eq!((amounts.count(), amounts.at(1)), (10_000, Some(Units::from(10_000_001_000_000_000))));
        assert!(excess(amounts) <= Units::from(10_000_000_000_000), "a tenth of a percent of 0.01");
    }

    #[test]
    fn a_coin_with_few_decimals_has_few_amounts_and_a_small_price_only_itself() {
        assert_eq!(of(10_000, 2).count(), 11, "100.00 to 100.10");
        assert_eq!((of(500, 2).count(), of(999, 0).count()), (1, 1));
        assert_eq!(of(500, 2).at(1), None);
    }

    proptest! {
        #[test]
        fn never_more_than_a_tenth_of_a_percent_is_asked_beyond_the_price_i11(
            units in any::<u64>(),
            large in any::<bool>(),
            decimals in prop::sample::select(vec![0u8, 2, 6, 8, 18]),
            place in 0u32..=MOST,
        ) {
            let price = if large { Units(U256::from(units) << 190) } else { Units::from(units) };
            let amounts = UniqueAmounts::of(Amount::new(price, decimals));
            prop_assert!((1..=MOST + 1).contains(&amounts.count()));
            prop_assert_eq!(amounts.at(0), Some(price), "the first pays the price");
            if let Some(amount) = amounts.at(place) {
                prop_assert!(amount.minus(price).0 * U256::from(PART) <= price.0);
                prop_assert!(amounts.at(place + 1).is_none_or(|next| next > amount), "each differs");
            } else {
                prop_assert!(place >= amounts.count());
            }
        }
    }
}
