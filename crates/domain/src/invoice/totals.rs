//! What an invoice comes to.
//!
//! 1. A line is quantity × price, rounded half up to what the unit can pay.
//! 2. The subtotal is the sum of the lines as they are shown.
//! 3. A discount in percent is rounded half up. It is spread over the rates of tax in proportion to what is billed at each, in
//!    whole smallest units: those that lost most by rounding down get one more, so that the parts add up to it exactly.
//! 4. The tax of each rate is that part of its net sum, rounded half up once a rate (not once a line).
//! 5. The total is subtotal − discount + taxes, all as shown.

use super::{Discount, Line, Percent, Quantity};
use crate::{Units, amount::U256};

/// The sums, in smallest units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// What each line comes to.
    pub lines: Vec<Units>,
    /// All lines.
    pub subtotal: Units,
    /// What is taken off.
    pub discount: Units,
    /// What is left before tax.
    pub net: Units,
    /// Tax by rate, the highest first. Lines without tax are in none.
    pub taxes: Vec<TaxSum>,
    /// What is to be paid.
    pub total: Units,
}

/// The tax at one rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaxSum {
    /// The rate.
    pub rate: Percent,
    /// What is taxed: lines at this rate, less their part of the discount.
    pub net: Units,
    /// The tax on it.
    pub tax: Units,
}

impl Totals {
    /// Adds lines up.
    pub(super) fn of(lines: &[Line], discount: Option<Discount>) -> Self {
        let sums: Vec<Units> = lines.iter().map(line_sum).collect();
        let subtotal: Units = sums.iter().copied().sum();
        let discount = match discount {
            None => Units::ZERO,
            Some(Discount::Percent(percent)) => part(subtotal, percent),
            Some(Discount::Amount(off)) => off.min(subtotal),
        };
        let mut groups: Vec<(Option<Percent>, Units)> = Vec::new();
        for (line, sum) in lines.iter().zip(&sums) {
            match groups.iter_mut().find(|(rate, _)| *rate == line.tax) {
                Some((_, all)) => *all = all.plus(*sum),
                None => groups.push((line.tax, *sum)),
            }
        }
        groups.sort_by_key(|(rate, _)| std::cmp::Reverse(*rate));
        let off = spread(discount, subtotal, &groups.iter().map(|(_, sum)| *sum).collect::<Vec<_>>());
        let taxes: Vec<TaxSum> = groups
            .iter()
            .zip(off)
            .filter_map(|((rate, sum), off)| {
                let (rate, net) = ((*rate)?, sum.minus(off));
                Some(TaxSum { rate, net, tax: part(net, rate) })
            })
            .collect();
        let net = subtotal.minus(discount);
        let total = taxes.iter().fold(net, |total, tax| total.plus(tax.tax));
        Self { lines: sums, subtotal, discount, net, taxes, total }
    }
}

fn line_sum(line: &Line) -> Units {
    rounded(line.price, line.quantity.thousandths(), Quantity::ONE.thousandths())
}

fn part(of: Units, percent: Percent) -> Units {
    rounded(of, percent.thousandths(), Percent::WHOLE)
}

/// `units × times ÷ by`, rounded half up. Bounds of [`super::Items`] keep it far below 256 bits.
fn rounded(units: Units, times: u64, by: u64) -> Units {
    let by = U256::from(by);
    let product = units.0.saturating_mul(U256::from(times)).saturating_add(by >> 1);
    Units(product.checked_div(by).unwrap_or_default())
}

/// Whole parts of `off`, in proportion to `sums`, that add up to it. None is more than its sum.
fn spread(off: Units, whole: Units, sums: &[Units]) -> Vec<Units> {
    if whole.is_zero() {
        return vec![Units::ZERO; sums.len()];
    }
    let mut parts: Vec<(Units, U256)> = sums
        .iter()
        .map(|sum| {
            let product = off.0.saturating_mul(sum.0);
            (Units(product.checked_div(whole.0).unwrap_or_default()), product.checked_rem(whole.0).unwrap_or_default())
        })
        .collect();
    let given: Units = parts.iter().map(|(part, _)| *part).sum();
    let mut left = off.minus(given);
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(parts.get(*at).map(|(_, lost)| *lost)));
    for at in order {
        if left.is_zero() {
            break;
        }
        if let Some((part, _)) = parts.get_mut(at) {
            *part = part.plus(Units::from(1));
            left = left.minus(Units::from(1));
        }
    }
    parts.into_iter().map(|(part, _)| part).collect()
}
