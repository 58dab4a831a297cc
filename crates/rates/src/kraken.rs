//! Kraken's ticker: the middle between the best offers to buy and to sell, as they stand when asked.
//!
//! <https://docs.kraken.com/api/docs/rest-api/get-ticker-information>; names of pairs:
//! <https://support.kraken.com/articles/360000920306-api-symbols-and-tickers>

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
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

/// The currencies in which Kraken has markets.
const CURRENCIES: [&str; 7] = ["USD", "EUR", "GBP", "CAD", "CHF", "AUD", "JPY"];
/// How long a market that does not exist is not asked for again.
const REMEMBER_ABSENT: Duration = Duration::from_secs(3_600);

/// The exchange Kraken.
#[derive(Debug)]
pub struct Kraken {
    http: Http,
    /// Markets that Kraken does not know, and since when we know.
    absent: Mutex<HashMap<String, Instant>>,
}

#[derive(Deserialize)]
struct Answer {
    error: Vec<String>,
    #[serde(default)]
    result: BTreeMap<String, Ticker>,
}

/// Price, whole lot volume and lot volume of the best offers to sell (`a`) and to buy (`b`).
#[derive(Deserialize)]
struct Ticker {
    a: Vec<Box<RawValue>>,
    b: Vec<Box<RawValue>>,
}

/// A market as Kraken calls it: `XBT` and `EUR`.
struct Market<'a> {
    pair: &'a Pair,
    coin: &'static str,
    currency: &'static str,
}

impl Market<'_> {
    /// Its name in requests.
    fn name(&self) -> String {
        format!("{}{}", self.coin, self.currency)
    }

    /// Answers name the older coins and the currencies with a letter before: `XXBTZEUR`, `USDTZUSD`, `USDTEUR`.
    fn is_called(&self, key: &str) -> bool {
        let rest = match key.strip_suffix(self.currency) {
            Some(coin) => [Some(coin), coin.strip_suffix('Z')],
            None => return false,
        };
        rest.into_iter().flatten().any(|coin| coin == self.coin || coin.strip_prefix('X') == Some(self.coin))
    }
}

impl Kraken {
    /// Its public address.
    pub const PUBLIC: &str = "https://api.kraken.com";

    /// At an address.
    ///
    /// # Errors
    /// When it is not an HTTP address.
    pub fn new(base: &str, limits: HttpLimits) -> Result<Self, RateError> {
        Ok(Self { http: Http::new("Kraken", base, limits)?, absent: Mutex::default() })
    }

    fn market<'a>(&self, pair: &'a Pair) -> Option<Market<'a>> {
        let coin = match pair.symbol.as_str() {
            "BTC" => "XBT",
            "ETH" => "ETH",
            "BNB" => "BNB",
            "POL" => "POL",
            "USDC" => "USDC",
            "USDT" => "USDT",
            "DAI" => "DAI",
            "EURC" => "EURC",
            _ => return None,
        };
        let currency = CURRENCIES.into_iter().find(|it| *it == pair.currency.code())?;
        let market = Market { pair, coin, currency };
        let mut absent = self.absent.lock().unwrap_or_else(PoisonError::into_inner);
        absent.retain(|_, since| since.elapsed() < REMEMBER_ABSENT);
        (!absent.contains_key(&market.name())).then_some(market)
    }

    /// `None`: Kraken does not know one of the markets, and says nothing of the others then.
    async fn ask(&self, markets: &[Market<'_>]) -> Result<Option<BTreeMap<String, Ticker>>, RateError> {
        let names: Vec<String> = markets.iter().map(Market::name).collect();
        let answer: Answer = self.http.get("/0/public/Ticker", &[("pair", &names.join(","))]).await?;
        match answer.error.first() {
            None if answer.result.is_empty() => Err(self.http.unreadable("empty")),
            None => Ok(Some(answer.result)),
            Some(error) if error.starts_with("EQuery:Unknown asset pair") => Ok(None),
            Some(error) => Err(refusal(error)),
        }
    }

    fn remember_absent(&self, markets: &[Market<'_>]) {
        let mut absent = self.absent.lock().unwrap_or_else(PoisonError::into_inner);
        absent.extend(markets.iter().map(|it| (it.name(), Instant::now())));
    }

    fn read(
        &self,
        markets: &[Market<'_>],
        answer: &BTreeMap<String, Ticker>,
        asked: Millis,
        findings: &mut Findings,
    ) -> Result<(), RateError> {
        for (key, ticker) in answer {
            let market = markets.iter().find(|it| it.is_called(key));
            let market = market.ok_or_else(|| self.http.unreadable("about another market than was asked for"))?;
            findings.add(market.pair, middle(ticker), asked);
        }
        Ok(())
    }
}

#[async_trait]
impl RateSource for Kraken {
    fn name(&self) -> &'static str {
        "Kraken"
    }

    async fn rates(&self, pairs: &[Pair], asked: Millis) -> Result<Vec<Observation>, RateError> {
        let markets: Vec<Market<'_>> = pairs.iter().filter_map(|pair| self.market(pair)).collect();
        let mut findings = Findings::of(self.name());
        // All at once; where Kraken does not know one of them, in halves, until those that it does not know stand alone.
        let mut groups: Vec<&[Market<'_>]> = vec![&markets];
        while let Some(group) = groups.pop() {
            if group.is_empty() {
                continue;
            }
            match self.ask(group).await? {
                Some(answer) => self.read(group, &answer, asked, &mut findings)?,
                None if group.len() == 1 => self.remember_absent(group),
                None => groups.extend([&group[..group.len() / 2], &group[group.len() / 2..]]),
            }
        }
        findings.finish()
    }
}

/// Half-way between the best offers.
fn middle(ticker: &Ticker) -> Result<Rate, String> {
    let best = |offers: &[Box<RawValue>]| number::quoted(offers.first().ok_or("there are no offers")?);
    offers::middle(best(&ticker.a)?, best(&ticker.b)?)
}

/// What an entry of the error array means: <https://docs.kraken.com/api/docs/guides/spot-errors>
fn refusal(error: &str) -> RateError {
    let says = |words: &[&str]| words.iter().any(|word| error.contains(word));
    if says(&["Rate limit exceeded", "Too many requests", "Temporary lockout", "Throttled"]) {
        return RateError::TooOften { source_name: "Kraken", wait: None };
    }
    let message = format!("Kraken refuses: {}.", number::shown(error));
    if says(&["EService:", "EGeneral:Internal error"]) {
        RateError::Transient(message)
    } else {
        RateError::Persistent(message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::fiat::Currency;

    #[test]
    fn what_is_widely_quoted_is_what_kraken_adds_to_the_two_that_quote_nearly_all() {
        let mut ours = CURRENCIES;
        ours.sort_unstable();
        let widely: Vec<_> = Currency::all().filter(|it| it.is_widely_quoted()).map(Currency::code).collect();
        assert_eq!(ours.as_slice(), widely.as_slice());
    }

    #[test]
    fn a_market_is_known_by_all_its_names_and_no_other() {
        let pair = Pair { symbol: "BTC".parse().unwrap(), currency: "EUR".parse().unwrap() };
        let market = Market { pair: &pair, coin: "XBT", currency: "EUR" };
        for key in ["XXBTZEUR", "XBTEUR", "XBTZEUR", "XXBTEUR"] {
            assert!(market.is_called(key), "{key}");
        }
        for key in ["", "EUR", "ZEUR", "XXBTZUSD", "XETHZEUR", "XXXBTZEUR", "XBTZZEUR", "XBTEURX", "xbteur"] {
            assert!(!market.is_called(key), "{key}");
        }
    }
}
