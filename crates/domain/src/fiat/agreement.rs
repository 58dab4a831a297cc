//! When rates from several sources may be believed.
//!
//! Who moves the price at one source moves nobody's quote by more than the bar, and not at all beyond what an honest
//! source says: the median is taken, and sources that are far apart stop new quotes altogether.

use super::{ManualRate, Pair, Rate};
use crate::Millis;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};

/// How old a rate may be.
pub const FRESH: Millis = Millis::seconds(60);
/// How many sources must have a fresh rate.
pub const LEAST_SOURCES: usize = 3;
/// How far any source may be from the median, in percent of it.
pub const MAX_DEVIATION_PERCENT: u32 = 2;

/// Who says what a coin is worth.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Source {
    /// A public source, by name: `Kraken`.
    Public(String),
    /// The merchant.
    Manual,
}

/// How a manual rate is stored; no public source may be called that.
const MANUAL: &str = "manual";

impl From<String> for Source {
    fn from(name: String) -> Self {
        if name == MANUAL { Self::Manual } else { Self::Public(name) }
    }
}

impl From<Source> for String {
    fn from(source: Source) -> Self {
        match source {
            Source::Public(name) => name,
            Source::Manual => MANUAL.to_owned(),
        }
    }
}

/// As it is shown: the name, or `manual rate`.
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Public(name) => f.write_str(name),
            Self::Manual => f.write_str("manual rate"),
        }
    }
}

/// What one source says that a coin is worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// Who says so.
    pub source: Source,
    /// What it says.
    pub rate: Rate,
    /// When that was so: never later than when the source was asked. For a manual rate, when it was set.
    pub at: Millis,
}

/// A rate that a quote may be made with, and what it rests on, to be kept with the session (I10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// The median of the sources.
    pub rate: Rate,
    /// The sources used, by name; or only [`Source::Manual`].
    pub sources: Vec<Observation>,
    /// When it was agreed.
    pub at: Millis,
}

impl Agreed {
    /// Whether the merchant set it.
    pub fn is_manual(&self) -> bool {
        self.sources.iter().any(|it| it.source == Source::Manual)
    }
}

/// Why there is no rate to make a quote with. Links priced in the coin itself need none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoRate {
    /// No source has a price for the pair.
    #[error("No price source has a rate for this coin in this currency. Set a rate by hand in the settings.")]
    Unknown,
    /// Too few are fresh.
    #[error("{fresh} of {heard} price sources have a rate from the last minute, and {LEAST_SOURCES} are needed.")]
    TooFew {
        /// How many have a fresh rate.
        fresh: usize,
        /// How many have a rate at all.
        heard: usize,
    },
    /// They are too far apart.
    #[error(
        "The price sources differ by more than {MAX_DEVIATION_PERCENT} % from their median {median}: {}.",
        list(sources)
    )]
    Apart {
        /// What lies between them.
        median: Rate,
        /// What each says.
        sources: Vec<Observation>,
    },
}

impl NoRate {
    /// In words for the merchant, of a pair: what can be done where waiting is of no use.
    pub fn of(&self, pair: &Pair) -> String {
        match self {
            Self::Unknown | Self::TooFew { .. } if !pair.currency.is_widely_quoted() => format!(
                "Fewer than {LEAST_SOURCES} price sources quote {}, so none of them is believed. Set a rate for {} by hand.",
                pair.currency, pair.symbol
            ),
            other => other.to_string(),
        }
    }
}

fn list(sources: &[Observation]) -> String {
    sources.iter().map(|it| format!("{} says {}", it.source, it.rate)).collect::<Vec<_>>().join(", ")
}

/// Judges what several sources say of one pair, as of `now`.
///
/// A manual rate is used alone. Otherwise each public source has one voice, its newest rate; a rate from the future or
/// more than [`FRESH`] old has none. The order of the observations does not matter.
///
/// # Errors
/// [`NoRate`] when fewer than [`LEAST_SOURCES`] are fresh, or one of them is too far from the median.
pub fn agree(heard: &[Observation], manual: Option<ManualRate>, now: Millis) -> Result<Agreed, NoRate> {
    if let Some(ManualRate { rate, at }) = manual {
        return Ok(Agreed { rate, sources: vec![Observation { source: Source::Manual, rate, at }], at: now });
    }
    let mut newest: BTreeMap<&Source, &Observation> = BTreeMap::new();
    for it in heard.iter().filter(|it| it.source != Source::Manual && it.at <= now) {
        let kept = newest.entry(&it.source).or_insert(it);
        if (kept.at, kept.rate) < (it.at, it.rate) {
            *kept = it;
        }
    }
    if newest.is_empty() {
        return Err(NoRate::Unknown);
    }
    let heard = newest.len();
    let sources: Vec<Observation> = newest.into_values().filter(|it| now.since(it.at) <= FRESH).cloned().collect();
    let too_few = NoRate::TooFew { fresh: sources.len(), heard };
    if sources.len() < LEAST_SOURCES {
        return Err(too_few);
    }
    let rate = median(&sources).ok_or(too_few)?;
    if sources.iter().any(|it| is_apart(it.rate, rate)) {
        return Err(NoRate::Apart { median: rate, sources });
    }
    Ok(Agreed { rate, sources, at: now })
}

/// The one in the middle, or half-way between the two in the middle.
fn median(sources: &[Observation]) -> Option<Rate> {
    let mut rates: Vec<Rate> = sources.iter().map(|it| it.rate).collect();
    rates.sort_unstable();
    let upper = *rates.get(rates.len() / 2)?;
    if rates.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *rates.get((rates.len() / 2).checked_sub(1)?)?;
    Rate::new((lower.value() + upper.value()) / Decimal::TWO).ok()
}

/// Rates have 24 digits at most, so for two that are anywhere near each other this is exact.
fn is_apart(rate: Rate, median: Rate) -> bool {
    (rate.value() - median.value()).abs() * Decimal::ONE_HUNDRED > median.value() * Decimal::from(MAX_DEVIATION_PERCENT)
}

#[cfg(test)]
mod tests;
