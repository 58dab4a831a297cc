//! What coins are worth, from several public sources that need no key and no trust in any one of them.
//!
//! [`RateSource`] is the port, with an adapter in a file of its own for each source. [`RateBook`] asks them in the
//! background about the pairs in use and answers from memory. What of it is believed is `domain::fiat`'s to say.

mod bitfinex;
mod bitstamp;
mod book;
mod coinbase;
mod coingecko;
mod findings;
mod http;
mod kraken;
mod number;
mod offers;
mod source;

pub use bitfinex::Bitfinex;
pub use bitstamp::Bitstamp;
pub use book::{Clock, RateBook, SourceState, TooFewSources};
pub use coinbase::Coinbase;
pub use coingecko::CoinGecko;
pub use http::HttpLimits;
pub use kraken::Kraken;
pub use source::{Observation, RateError, RateSource};

use std::sync::Arc;

/// All public sources at their public addresses.
///
/// # Errors
/// When HTTP cannot be set up.
pub fn public_sources() -> Result<Vec<Arc<dyn RateSource>>, RateError> {
    let limits = HttpLimits::default();
    Ok(vec![
        Arc::new(Kraken::new(Kraken::PUBLIC, limits)?),
        Arc::new(Coinbase::new(Coinbase::PUBLIC, limits)?),
        Arc::new(CoinGecko::new(CoinGecko::PUBLIC, limits)?),
        Arc::new(Bitstamp::new(Bitstamp::PUBLIC, limits)?),
        Arc::new(Bitfinex::new(Bitfinex::PUBLIC, limits)?),
    ])
}
