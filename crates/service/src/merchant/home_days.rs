//! What came in, by day and coin, and what was asked for it in currencies.

use api_types::dashboard::{CoinDay, CoinDays};
use domain::{Amount, Units, amount::U256, view::Day};
use std::collections::BTreeMap;
use storage::records::PaidDay;

/// Sums of one unit by day.
type ByDay = BTreeMap<i64, Amount>;
/// Whether it is a currency, in which was asked, and what it is called. Coins come first.
type Called = (bool, String);

/// Payments added up by the day on which they were paid.
pub struct PaidDays {
    units: BTreeMap<Called, ByDay>,
    first: Day,
    today: Day,
    payments_today: u64,
}

impl PaidDays {
    /// Adds up what was paid from a day on.
    pub fn of(paid: impl IntoIterator<Item = PaidDay>, first: Day, today: Day) -> Self {
        let mut found = Self { units: BTreeMap::new(), first, today, payments_today: 0 };
        for PaidDay { day, taking } in paid {
            // What was asked in a currency came in a coin.
            if day == today && !taking.unit.is_fiat() {
                found.payments_today = found.payments_today.saturating_add(taking.payments);
            }
            let days = found.units.entry((taking.unit.is_fiat(), taking.unit.to_string())).or_default();
            let sum = days.entry(day.0).or_insert(Amount::new(Units::ZERO, taking.decimals));
            *sum = plus(*sum, Amount::new(taking.units, taking.decimals));
        }
        found
    }

    /// How many payments today brought.
    pub const fn payments_today(&self) -> u64 {
        self.payments_today
    }

    /// What today brought, a coin each; `asked`: what was asked for it, a currency each.
    pub fn today(&self, asked: bool) -> Vec<(String, String)> {
        let today = |((_, symbol), days): (&Called, &ByDay)| {
            days.get(&self.today.0).map(|sum| (sum.to_string(), symbol.clone()))
        };
        self.units.iter().filter(|((fiat, _), _)| *fiat == asked).filter_map(today).collect()
    }

    /// What each day brought, a coin each, and then what was asked for it, a currency each.
    pub fn shown(&self) -> Vec<CoinDays> {
        let unit = |((asked, symbol), days): (&Called, &ByDay)| {
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
                asked: *asked,
                sum: Amount::new(range().map(units).sum(), decimals).to_string(),
                days: range().map(day).collect(),
            }
        };
        self.units.iter().map(unit).collect()
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
    use domain::{Unit, fiat::Currency};
    use storage::records::Taking;

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
    fn what_was_asked_in_a_currency_is_a_row_of_its_own_and_no_payment_more() {
        let paid = |day, unit, decimals, units: u64| PaidDay {
            day: Day(day),
            taking: Taking { unit, decimals, payments: 2, units: Units::from(units) },
        };
        let coin = || Unit::Coin("USDC".parse().unwrap());
        let paid = [
            paid(0, coin(), 6, 1_000_000),
            // On two networks.
            paid(1, coin(), 6, 2_500_000),
            paid(1, coin(), 8, 50_000_000),
            paid(1, Unit::Fiat(Currency::EUR), 2, 220),
        ];
        let days = PaidDays::of(paid, Day(0), Day(1));
        assert_eq!(days.payments_today(), 4);
        assert_eq!(days.today(false), [("3.00".to_owned(), "USDC".to_owned())]);
        assert_eq!(days.today(true), [("2.20".to_owned(), "EUR".to_owned())]);
        let shown: Vec<_> = days.shown().into_iter().map(|each| (each.symbol, each.asked, each.sum)).collect();
        let expected = [("USDC", false, "4.00"), ("EUR", true, "2.20")];
        assert_eq!(shown, expected.map(|(symbol, asked, sum)| (symbol.to_owned(), asked, sum.to_owned())));
    }

    #[test]
    fn the_same_coin_is_added_up_over_different_decimals() {
        let sum = plus(Amount::new(Units::from(1_000_001), 6), Amount::new(Units::from(100_000_000), 8));
        assert_eq!(sum.to_string(), "2.000001");
    }
}
