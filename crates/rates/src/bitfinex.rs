//! Bitfinex's tickers, all in one answer: the middle between the best offers, as they stand when asked.
//!
//! <https://docs.bitfinex.com/reference/rest-public-tickers>

use crate::{
    Observation, RateError, RateSource,
    findings::Findings,
    http::{Http, HttpLimits},
    number, offers,
};
use async_trait::async_trait;
use domain::{
    Millis,
    fiat::{Pair, Rate},
};
use serde_json::value::RawValue;

/// Where the best offer to buy stands in the row of a market, after its name.
const BID: usize = 1;
/// Where the best offer to sell stands.
const ASK: usize = 3;

/// The exchange Bitfinex.
#[derive(Debug)]
pub struct Bitfinex {
    http: Http,
}

impl Bitfinex {
    /// Its public address.
    pub const PUBLIC: &str = "https://api-pub.bitfinex.com";

    /// At an address.
    ///
    /// # Errors
    /// When it is not an HTTP address.
    pub fn new(base: &str, limits: HttpLimits) -> Result<Self, RateError> {
        Ok(Self { http: Http::new("Bitfinex", base, limits)? })
    }
}

/// What Bitfinex calls a market: `tBTCEUR`, and with a colon where a name has more than three letters.
fn market(pair: &Pair) -> Option<String> {
    let coin = match pair.symbol.as_str() {
        "USDC" => "UDC",
        "USDT" => "UST",
        same @ ("BTC" | "ETH" | "BNB" | "POL" | "DAI" | "EURC") => same,
        _ => return None,
    };
    let between = if coin.len() > 3 { ":" } else { "" };
    Some(format!("t{coin}{between}{}", pair.currency.code()))
}

#[async_trait]
impl RateSource for Bitfinex {
    fn name(&self) -> &'static str {
        "Bitfinex"
    }

    async fn rates(&self, pairs: &[Pair], asked: Millis) -> Result<Vec<Observation>, RateError> {
        let wanted: Vec<(&Pair, String)> = pairs.iter().filter_map(|pair| Some((pair, market(pair)?))).collect();
        let mut findings = Findings::of(self.name());
        if wanted.is_empty() {
            return findings.finish();
        }
        // All of them: asked for one that it does not have, Bitfinex may refuse the rest.
        let rows: Vec<Vec<Box<RawValue>>> = self.http.get("/v2/tickers", &[("symbols", "ALL")]).await?;
        if rows.is_empty() {
            return Err(self.http.unreadable("empty"));
        }
        for (pair, name) in wanted {
            let is_it = |row: &&Vec<Box<RawValue>>| {
                row.first().and_then(|first| serde_json::from_str::<String>(first.get()).ok()).as_deref()
                    == Some(name.as_str())
            };
            if let Some(row) = rows.iter().find(is_it) {
                findings.add(pair, read(row), asked);
            }
        }
        findings.finish()
    }
}

fn read(row: &[Box<RawValue>]) -> Result<Rate, String> {
    let offer = |at: usize| number::bare(row.get(at).ok_or("there are no offers")?);
    offers::middle(offer(ASK)?, offer(BID)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_market_is_called_as_bitfinex_calls_it() {
        let called = |symbol: &str, currency: &str| {
            market(&Pair { symbol: symbol.parse().unwrap(), currency: currency.parse().unwrap() })
        };
        assert_eq!(called("BTC", "EUR").as_deref(), Some("tBTCEUR"));
        assert_eq!(called("USDC", "USD").as_deref(), Some("tUDCUSD"));
        assert_eq!(called("USDT", "EUR").as_deref(), Some("tUSTEUR"));
        assert_eq!(called("EURC", "USD").as_deref(), Some("tEURC:USD"));
        assert_eq!(called("MYCOIN", "EUR"), None);
    }
}
