//! What the best offers on an exchange come to.

use domain::fiat::{Decimal, Rate};

/// Offers that are further apart are no market: in percent of the middle.
const WIDEST_SPREAD_PERCENT: u32 = 2;

/// Half-way between the best offers to sell and to buy: unlike the last trade it is of now.
pub(crate) fn middle(ask: Rate, bid: Rate) -> Result<Rate, String> {
    let (ask, bid) = (ask.value(), bid.value());
    if bid > ask {
        return Err("the offer to buy is above the offer to sell".to_owned());
    }
    let middle = Rate::new((ask + bid) / Decimal::TWO).map_err(|error| error.to_string())?;
    if (ask - bid) * Decimal::ONE_HUNDRED > middle.value() * Decimal::from(WIDEST_SPREAD_PERCENT) {
        return Err("the offers are too far apart".to_owned());
    }
    Ok(middle)
}
