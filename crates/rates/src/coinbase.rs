//! Coinbase's exchange rates: one coin in all currencies, as they are when asked.
//!
//! <https://docs.cdp.coinbase.com/coinbase-app/track-apis/exchange-rates>

use crate::{
    Observation, RateError, RateSource,
    findings::Findings,
    http::{Http, HttpLimits},
    number,
};
use async_trait::async_trait;
use domain::{Millis, fiat::Pair};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::{BTreeMap, HashMap};

/// The exchange Coinbase.
#[derive(Debug)]
pub struct Coinbase {
    http: Http,
}

#[derive(Deserialize)]
struct Answer {
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    /// The coin that was asked for.
    currency: String,
    /// By code: what one coin costs.
    rates: HashMap<String, Box<RawValue>>,
}

impl Coinbase {
    /// Its public address.
    pub const PUBLIC: &str = "https://api.coinbase.com";

    /// At an address.
    ///
    /// # Errors
    /// When it is not an HTTP address.
    pub fn new(base: &str, limits: HttpLimits) -> Result<Self, RateError> {
        Ok(Self { http: Http::new("Coinbase", base, limits)? })
    }

    async fn ask(&self, coin: &str) -> Result<HashMap<String, Box<RawValue>>, RateError> {
        let Answer { data } = self.http.get("/v2/exchange-rates", &[("currency", coin)]).await?;
        if data.currency != coin {
            return Err(self.http.unreadable("about another coin than was asked for"));
        }
        if data.rates.is_empty() {
            return Err(self.http.unreadable("empty"));
        }
        Ok(data.rates)
    }
}

/// The coins that are asked for, under the names that Coinbase has for them: our own.
fn is_known(symbol: &str) -> bool {
    matches!(symbol, "BTC" | "ETH" | "BNB" | "POL" | "USDC" | "USDT" | "DAI" | "EURC")
}

#[async_trait]
impl RateSource for Coinbase {
    fn name(&self) -> &'static str {
        "Coinbase"
    }

    async fn rates(&self, pairs: &[Pair], asked: Millis) -> Result<Vec<Observation>, RateError> {
        let mut coins: BTreeMap<&str, Vec<&Pair>> = BTreeMap::new();
        for pair in pairs.iter().filter(|pair| is_known(pair.symbol.as_str())) {
            coins.entry(pair.symbol.as_str()).or_default().push(pair);
        }
        let mut findings = Findings::of(self.name());
        for (coin, pairs) in coins {
            let rates = match self.ask(coin).await {
                Ok(rates) => rates,
                // Such as a coin that it no longer has: the others go on.
                Err(RateError::Persistent(why)) => {
                    findings.refuse(why);
                    continue;
                }
                Err(error) => return Err(error),
            };
            for pair in pairs {
                if let Some(rate) = rates.get(pair.currency.code()) {
                    findings.add(pair, number::quoted(rate), asked);
                }
            }
        }
        findings.finish()
    }
}
