//! What came in, by day and coin.

use api_types::dashboard::{CoinDay, CoinDays};
use domain::{Amount, Units, amount::U256, view::Day};
use std::collections::BTreeMap;
use storage::records::PaidDay;

/// Sums of one coin by day.
type ByDay = BTreeMap<i64, Amount>;

/// Payments added up by the day on which they were paid.
pub struct PaidDays {
    coins: BTreeMap<String, ByDay>,
    first: Day,
    today: Day,
}

impl PaidDays {
    /// Adds up what was paid from a day on.
    pub fn of(paid: impl IntoIterator<Item = PaidDay>, first: Day, today: Day) -> Self {
        let mut coins: BTreeMap<String, ByDay> = BTreeMap::new();
        for PaidDay { day, taking } in paid {
            if !(first.0..=today.0).contains(&day.0) {
                continue;
            }
            let days = coins.entry(taking.symbol.to_string()).or_default();
            let sum = days.entry(day.0).or_insert(Amount::new(Units::ZERO, taking.decimals));
            *sum = plus(*sum, Amount::new(taking.units, taking.decimals));
        }
        Self { coins, first, today }
    }

    /// What today brought, a coin each.
    pub fn today(&self) -> Vec<(String, String)> {
        let today =
            |(symbol, days): (&String, &ByDay)| days.get(&self.today.0).map(|sum| (sum.to_string(), symbol.clone()));
        self.coins.iter().filter_map(today).collect()
    }

    /// What each day brought, a coin each.
    pub fn shown(&self) -> Vec<CoinDays> {
        let coin = |(symbol, days): (&String, &ByDay)| {
            let decimals = days.values().map(|sum| sum.decimals).max().unwrap_or_default();
            // What does not fit 256 bits in the finest decimals is more than any coin has.
            let units =
                |day: i64| days.get(&day).and_then(|sum| sum.rescaled(decimals)).map_or(Units::ZERO, |sum| sum.units);
            let range = || self.first.0..=self.today.0;
            let best = range().map(|day| units(day).0).max().unwrap_or_default();
            let day = |day: i64| CoinDay {
                at: Day(day).start().0,
                sum: Amount::new(units(day), decimals).to_string(),
                share: share(units(day).0, best),
            };
            CoinDays {
                symbol: symbol.clone(),
                sum: Amount::new(range().map(units).sum(), decimals).to_string(),
                days: range().map(day).collect(),
            }
        };
        self.coins.iter().map(coin).collect()
    }
}

/// Adds, in the finer decimals of both: the same coin may have other ones on another network.
fn plus(a: Amount, b: Amount) -> Amount {
    let decimals = a.decimals.max(b.decimals);
    a.rescaled(decimals).zip(b.rescaled(decimals)).map_or(a, |(a, b)| a.with(a.units.plus(b.units)))
}

/// Hundredths of the best day; at least one for any money at all.
fn share(units: U256, best: U256) -> u8 {
    let hundredths = units.checked_mul(U256::from(100_u64)).and_then(|units| units.checked_div(best));
    let hundredths = hundredths.and_then(|share| u8::try_from(share).ok()).unwrap_or_default();
    if units.is_zero() { 0 } else { hundredths.max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_with_any_money_is_seen_beside_the_best() {
        let of = |units: u64, best: u64| share(U256::from(units), U256::from(best));
        assert_eq!(of(0, 0), 0);
        assert_eq!(of(0, 500), 0);
        assert_eq!(of(1, 1_000_000), 1);
        assert_eq!(of(250, 500), 50);
        assert_eq!(of(500, 500), 100);
    }

    #[test]
    fn the_same_coin_is_added_up_over_different_decimals() {
        let sum = plus(Amount::new(Units::from(1_000_001), 6), Amount::new(Units::from(100_000_000), 8));
        assert_eq!(sum.to_string(), "2.000001");
    }
}
