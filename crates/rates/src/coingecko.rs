//! CoinGecko's simple price: an average over many exchanges, with the time that it is from.
//!
//! <https://docs.coingecko.com/reference/simple-price>

use crate::{
    Observation, RateError, RateSource,
    findings::Findings,
    http::{Http, HttpLimits},
    number,
};
use async_trait::async_trait;
use domain::{Millis, fiat::Pair};
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};

/// How far ahead of ours its clock may be.
const CLOCK_SKEW: Millis = Millis::seconds(10);
/// The key beside the prices.
const UPDATED: &str = "last_updated_at";

/// The price index CoinGecko.
#[derive(Debug)]
pub struct CoinGecko {
    http: Http,
}

/// By coin, then by currency in small letters, and the time under [`UPDATED`].
type Answer = BTreeMap<String, BTreeMap<String, Box<RawValue>>>;

impl CoinGecko {
    /// Its public address.
    pub const PUBLIC: &str = "https://api.coingecko.com/api/v3";

    /// At an address.
    ///
    /// # Errors
    /// When it is not an HTTP address.
    pub fn new(base: &str, limits: HttpLimits) -> Result<Self, RateError> {
        Ok(Self { http: Http::new("CoinGecko", base, limits)? })
    }

    /// When the prices of a coin are from: as it says, but never later than asked.
    fn updated(&self, prices: &BTreeMap<String, Box<RawValue>>, asked: Millis) -> Result<Millis, RateError> {
        let seconds = prices.get(UPDATED).and_then(|raw| serde_json::from_str::<u32>(raw.get()).ok());
        let at = seconds.map(|seconds| Millis::seconds(seconds.into()));
        match at.ok_or_else(|| self.http.unreadable("without the time that its prices are from"))? {
            at if at > asked.plus(CLOCK_SKEW) => Err(self.http.unreadable("dated in the future")),
            at => Ok(at.min(asked)),
        }
    }
}

/// What CoinGecko calls a coin.
fn id(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "BTC" => "bitcoin",
        "ETH" => "ethereum",
        "BNB" => "binancecoin",
        "POL" => "polygon-ecosystem-token",
        "USDC" => "usd-coin",
        "USDT" => "tether",
        "DAI" => "dai",
        "EURC" => "euro-coin",
        _ => return None,
    })
}

#[async_trait]
impl RateSource for CoinGecko {
    fn name(&self) -> &'static str {
        "CoinGecko"
    }

    async fn rates(&self, pairs: &[Pair], asked: Millis) -> Result<Vec<Observation>, RateError> {
        let known: BTreeMap<(&str, String), &Pair> = pairs
            .iter()
            .filter_map(|pair| Some(((id(pair.symbol.as_str())?, pair.currency.code().to_ascii_lowercase()), pair)))
            .collect();
        let mut findings = Findings::of(self.name());
        if known.is_empty() {
            return findings.finish();
        }
        let join = |names: BTreeSet<&str>| names.into_iter().collect::<Vec<_>>().join(",");
        let coins = join(known.keys().map(|(coin, _)| *coin).collect());
        let currencies = join(known.keys().map(|(_, currency)| currency.as_str()).collect());
        let query = [
            ("ids", coins.as_str()),
            ("vs_currencies", currencies.as_str()),
            ("include_last_updated_at", "true"),
            ("precision", "full"),
        ];
        let answer: Answer = self.http.get("/simple/price", &query).await?;
        if answer.is_empty() {
            return Err(self.http.unreadable("empty"));
        }
        for (coin, prices) in &answer {
            let asked_for = |currency: &str| currencies.split(',').any(|it| it == currency);
            if !coins.split(',').any(|it| it == coin) || prices.keys().any(|key| key != UPDATED && !asked_for(key)) {
                return Err(self.http.unreadable("about something else than was asked for"));
            }
            // All coins are priced in all currencies that are asked for; only some of these pairs were wanted.
            let wanted = known.iter().filter(|((it, _), _)| it == coin);
            let found = wanted.filter_map(|((_, currency), pair)| Some((pair, prices.get(currency)?)));
            for (pair, price) in found.filter(|(_, price)| price.get() != "null") {
                findings.add(pair, number::bare(price), self.updated(prices, asked)?);
            }
        }
        findings.finish()
    }
}
