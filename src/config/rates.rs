//! Where prices in currencies get their rates.

use super::ConfigError;
use serde::Deserialize;

/// The `[rates]` section.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rates {
    /// Whether public sources are asked.
    pub enabled: bool,
    /// Address of Kraken's public API.
    pub kraken_url: String,
    /// Address of Coinbase's public API.
    pub coinbase_url: String,
    /// Address of CoinGecko's public API.
    pub coingecko_url: String,
    /// Address of Bitstamp's public API.
    pub bitstamp_url: String,
    /// Address of Bitfinex's public API.
    pub bitfinex_url: String,
}

impl Rates {
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        for (key, value) in [
            ("rates.kraken_url", &self.kraken_url),
            ("rates.coinbase_url", &self.coinbase_url),
            ("rates.coingecko_url", &self.coingecko_url),
            ("rates.bitstamp_url", &self.bitstamp_url),
            ("rates.bitfinex_url", &self.bitfinex_url),
        ] {
            let host = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
            if host.is_none_or(str::is_empty) || value.ends_with('/') {
                let expected = "expected an address that begins with https:// or http:// and has no slash at the end";
                return Err(ConfigError::Value { key, value: value.clone(), expected });
            }
        }
        Ok(())
    }
}
