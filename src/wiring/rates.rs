//! Rates from the public sources, or none.

use super::{WiringError, clock::SystemClock};
use crate::config;
use ::rates::{Bitfinex, Bitstamp, CoinGecko, Coinbase, HttpLimits, Kraken, RateBook, RateSource};
use async_trait::async_trait;
use domain::{
    Millis,
    fiat::{Agreed, ManualRate, NoRate, Pair, agree},
};
use service::ports::{Clock, Rates};
use std::sync::Arc;

impl ::rates::Clock for SystemClock {
    fn now(&self) -> Millis {
        Clock::now(self)
    }
}

/// The book that public sources are written into.
struct Public(RateBook);

#[async_trait]
impl Rates for Public {
    async fn agreed(&self, pair: &Pair, manual: Option<ManualRate>) -> Result<Agreed, NoRate> {
        self.0.agreed(pair, manual).await
    }
}

/// No sources: only what merchants set by hand.
struct ManualOnly;

#[async_trait]
impl Rates for ManualOnly {
    async fn agreed(&self, _pair: &Pair, manual: Option<ManualRate>) -> Result<Agreed, NoRate> {
        agree(&[], manual, Clock::now(&SystemClock))
    }
}

/// The rates as configured.
pub fn open(config: &config::Rates) -> Result<Arc<dyn Rates>, WiringError> {
    if !config.enabled {
        return Ok(Arc::new(ManualOnly));
    }
    let failed = |error: &dyn std::fmt::Display| WiringError::Rates(error.to_string());
    let limits = HttpLimits::default();
    let sources: Vec<Arc<dyn RateSource>> = vec![
        Arc::new(Kraken::new(&config.kraken_url, limits).map_err(|error| failed(&error))?),
        Arc::new(Coinbase::new(&config.coinbase_url, limits).map_err(|error| failed(&error))?),
        Arc::new(CoinGecko::new(&config.coingecko_url, limits).map_err(|error| failed(&error))?),
        Arc::new(Bitstamp::new(&config.bitstamp_url, limits).map_err(|error| failed(&error))?),
        Arc::new(Bitfinex::new(&config.bitfinex_url, limits).map_err(|error| failed(&error))?),
    ];
    let book = RateBook::start(sources, Arc::new(SystemClock)).map_err(|error| failed(&error))?;
    Ok(Arc::new(Public(book)))
}
