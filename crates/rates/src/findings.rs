//! What an answer comes to, rate by rate.

use crate::{Observation, RateError};
use domain::{
    Millis,
    fiat::{Pair, Rate},
};

/// Good rates, and why others were not taken. One dead market must not silence a source, but an answer in which nothing
/// is good is an error.
#[derive(Debug)]
pub(crate) struct Findings {
    source: &'static str,
    good: Vec<Observation>,
    refused: Option<String>,
}

impl Findings {
    pub(crate) const fn of(source: &'static str) -> Self {
        Self { source, good: Vec::new(), refused: None }
    }

    pub(crate) fn add(&mut self, pair: &Pair, rate: Result<Rate, String>, at: Millis) {
        match rate {
            Ok(rate) => self.good.push(Observation { pair: pair.clone(), rate, at }),
            Err(why) => self.refuse(format!("{} has no usable rate for {pair}: {why}.", self.source)),
        }
    }

    pub(crate) fn refuse(&mut self, why: String) {
        tracing::warn!(source = self.source, why, "a rate was not taken");
        self.refused = Some(why);
    }

    pub(crate) fn finish(self) -> Result<Vec<Observation>, RateError> {
        match self.refused {
            Some(why) if self.good.is_empty() => Err(RateError::Persistent(why)),
            _ => Ok(self.good),
        }
    }
}
