//! Columns of a chart as one path, in whole numbers: day after day, 10 wide, at most 100 high.

use std::fmt::Write as _;

/// How wide a day is.
pub const DAY: usize = 10;
/// How high the highest column is.
pub const HEIGHT: u128 = 100;
/// How high the lowest column is that is there at all.
const LEAST: u128 = 2;

/// The columns of values as an SVG path. `highest` is as high as the chart.
pub fn path(values: impl IntoIterator<Item = u128>, highest: u128) -> String {
    let mut path = String::new();
    for (place, value) in values.into_iter().enumerate().filter(|(_, value)| *value > 0) {
        let high = value.saturating_mul(HEIGHT).checked_div(highest).unwrap_or(HEIGHT).clamp(LEAST, HEIGHT);
        // Writing to a text cannot fail.
        _ = write!(path, "M{} {}h{}v{high}h-{}z", place * DAY + 1, HEIGHT - high, DAY - 2, DAY - 2);
    }
    path
}

/// Decimal texts as whole numbers in the smallest unit that any of them shows.
pub fn whole(amounts: &[&str]) -> Vec<u128> {
    let decimals = |text: &str| text.split_once('.').map_or(0, |(_, rest)| rest.len());
    let most = amounts.iter().map(|text| decimals(text)).max().unwrap_or_default();
    let read = |text: &str| {
        let (units, rest) = text.split_once('.').unwrap_or((text, ""));
        format!("{units}{rest:0<most$}").parse().unwrap_or_default()
    };
    amounts.iter().map(|text| read(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_in_proportion_and_what_is_there_is_seen() {
        assert_eq!(path([50, 0, 100], 100), "M1 50h8v50h-8zM21 0h8v100h-8z");
        assert_eq!(path([1], 1_000_000), "M1 98h8v2h-8z");
        assert_eq!(path([0, 0], 0), "");
    }

    #[test]
    fn amounts_are_compared_to_their_last_decimal() {
        assert_eq!(whole(&["52.50", "3", "0.125"]), [52_500, 3_000, 125]);
        assert_eq!(whole(&[]), Vec::<u128>::new());
    }
}
