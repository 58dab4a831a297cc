//! What a source of rates must be able to answer.

use async_trait::async_trait;
use domain::{
    Millis,
    fiat::{Pair, Rate},
};
use std::time::Duration;

/// What a source says of one pair. Who says it is known from whom was asked, so that no source can speak for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// The pair.
    pub pair: Pair,
    /// The price of one whole coin.
    pub rate: Rate,
    /// When it was so: as the source dates it, but never later than it was asked.
    pub at: Millis,
}

/// Why a source gave no rates.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    /// May pass: time-outs, refused connections, server errors. Try again with growing pauses.
    #[error("{0}")]
    Transient(String),
    /// We ask too often.
    #[error("{source_name} asks us to ask less often.")]
    TooOften {
        /// Who.
        source_name: &'static str,
        /// How long it wants to be left alone. `None`: it does not say.
        wait: Option<Duration>,
    },
    /// Will hardly pass by itself: what answers does not speak as it should, or says what cannot be.
    #[error("{0}")]
    Persistent(String),
}

impl RateError {
    /// Whether trying again later may help.
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Transient(_) | Self::TooOften { .. })
    }
}

/// A public source of rates.
#[async_trait]
pub trait RateSource: Send + Sync {
    /// What it is called, such as `Kraken`. Each source has a name of its own.
    fn name(&self) -> &'static str;

    /// What it says of these pairs, asked at `asked`. Pairs that it does not know are left out, and are not asked for
    /// where that is known beforehand.
    ///
    /// # Errors
    /// When it cannot be asked, or its answer is out of form or to another question. Then nothing in it is believed.
    async fn rates(&self, pairs: &[Pair], asked: Millis) -> Result<Vec<Observation>, RateError>;
}
