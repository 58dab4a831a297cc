//! Bitstamp's tickers, all in one answer: the middle between the best offers, as they stand when asked.
//!
//! <https://www.bitstamp.net/api/#tag/Tickers>

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
use serde::Deserialize;
use serde_json::value::RawValue;

/// The exchange Bitstamp.
#[derive(Debug)]
pub struct Bitstamp {
    http: Http,
}

/// One market. Only what is read of it.
#[derive(Deserialize)]
struct Ticker {
    /// Such as `BTC/EUR`.
    pair: String,
    ask: Box<RawValue>,
    bid: Box<RawValue>,
}

impl Bitstamp {
    /// Its public address.
    pub const PUBLIC: &str = "https://www.bitstamp.net";

    /// At an address.
    ///
    /// # Errors
    /// When it is not an HTTP address.
    pub fn new(base: &str, limits: HttpLimits) -> Result<Self, RateError> {
        Ok(Self { http: Http::new("Bitstamp", base, limits)? })
    }
}

/// The coins that are looked for, under the names that Bitstamp has for them: our own.
fn is_known(symbol: &str) -> bool {
    matches!(symbol, "BTC" | "ETH" | "BNB" | "POL" | "USDC" | "USDT" | "DAI" | "EURC")
}

#[async_trait]
impl RateSource for Bitstamp {
    fn name(&self) -> &'static str {
        "Bitstamp"
    }

    async fn rates(&self, pairs: &[Pair], asked: Millis) -> Result<Vec<Observation>, RateError> {
        let wanted: Vec<&Pair> = pairs.iter().filter(|pair| is_known(pair.symbol.as_str())).collect();
        let mut findings = Findings::of(self.name());
        if wanted.is_empty() {
            return findings.finish();
        }
        let tickers: Vec<Ticker> = self.http.get("/api/v2/ticker/", &[]).await?;
        if tickers.is_empty() {
            return Err(self.http.unreadable("empty"));
        }
        for pair in wanted {
            let name = format!("{}/{}", pair.symbol, pair.currency.code());
            if let Some(ticker) = tickers.iter().find(|ticker| ticker.pair == name) {
                findings.add(pair, read(ticker), asked);
            }
        }
        findings.finish()
    }
}

fn read(ticker: &Ticker) -> Result<Rate, String> {
    offers::middle(number::quoted(&ticker.ask)?, number::quoted(&ticker.bid)?)
}
