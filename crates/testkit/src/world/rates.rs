//! What coins are worth in a world: what the test says, judged as the server judges it.

use async_trait::async_trait;
use domain::fiat::{Agreed, ManualRate, NoRate, Observation, Pair, Source, agree};
use service::ports::Rates;
use std::sync::{Arc, Mutex};

use super::TestClock;

/// Three public sources that say what they are told to.
pub struct TestRates {
    clock: Arc<TestClock>,
    heard: Mutex<Vec<(Pair, Observation)>>,
}

impl TestRates {
    /// Sources that have said nothing yet.
    pub fn new(clock: Arc<TestClock>) -> Self {
        Self { clock, heard: Mutex::default() }
    }

    /// From now on the three sources say these rates of a pair.
    pub fn say(&self, symbol: &str, currency: &str, rates: [&str; 3]) {
        let pair = Pair { symbol: symbol.parse().unwrap(), currency: currency.parse().unwrap() };
        let mut heard = self.heard.lock().unwrap();
        heard.retain(|(other, _)| *other != pair);
        for (name, rate) in ["Kraken", "Coinbase", "CoinGecko"].into_iter().zip(rates) {
            let rate = rate.to_owned().try_into().unwrap();
            let source = Source::Public(name.to_owned());
            heard.push((pair.clone(), Observation { source, rate, at: self.clock.now() }));
        }
    }
}

#[async_trait]
impl Rates for TestRates {
    async fn agreed(&self, pair: &Pair, manual: Option<ManualRate>) -> Result<Agreed, NoRate> {
        let heard = self.heard.lock().unwrap().clone();
        let heard: Vec<_> = heard.into_iter().filter(|(other, _)| other == pair).map(|(_, said)| said).collect();
        agree(&heard, manual, self.clock.now())
    }
}
