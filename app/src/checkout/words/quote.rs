//! How a price in a currency became an amount of a coin (I10).

use crate::ui::moment;
use api_types::checkout::QuoteView;

/// The price, the rate, who says so and of when it is. `None`: the price was in the coin itself.
pub fn quote(quote: &QuoteView, symbol: &str, merchant: &str) -> Option<String> {
    let QuoteView { price, unit, rate, .. } = quote;
    let rate = rate.as_ref()?;
    let rests = [price, " ", unit, " at ", &rate.rate, " ", unit, " for 1 ", symbol].concat();
    let said = if rate.sources.is_empty() {
        // It may have been set long before: the time is when this price was made of it.
        [", a rate set by ", merchant, ", taken at "].concat()
    } else {
        [", agreed by ", &listed(&rate.sources), " at "].concat()
    };
    Some(rests + &said + &moment::time_of_day(rate.at))
}

/// "Kraken, Coinbase and CoinGecko".
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => [&first.join(", "), " and ", last].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn sources_are_listed_as_people_say_it() {
        let names = ["Kraken", "Coinbase", "CoinGecko"].map(str::to_owned);
        assert_eq!(listed(&names), "Kraken, Coinbase and CoinGecko");
        assert_eq!(listed(&names[..2]), "Kraken and Coinbase");
        assert_eq!(listed(&names[..1]), "Kraken");
    }
}
