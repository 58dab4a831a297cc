//! Rates that the merchant sets.

use super::{Currency, Rate};
use crate::{Millis, Symbol};
use serde::{Deserialize, Serialize};

/// A rate that the merchant set for a pair. It is used alone, and holds until the merchant changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManualRate {
    /// The price of one whole coin.
    pub rate: Rate,
    /// When it was set.
    pub at: Millis,
}

impl ManualRate {
    /// A stablecoin taken for one unit of its currency. For pairs that [`pegged_to`] names.
    pub const fn pinned(at: Millis) -> Self {
        Self { rate: Rate::ONE, at }
    }
}

/// The currency that a stablecoin means to be worth one unit of. `None`: not one that may be pinned.
pub fn pegged_to(symbol: &Symbol) -> Option<Currency> {
    match symbol.as_str() {
        "USDC" | "USDT" | "DAI" => Some(Currency::USD),
        "EURC" => Some(Currency::EUR),
        _ => None,
    }
}
