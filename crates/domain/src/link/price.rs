//! What a link asks for (R3, R29).

use crate::{Amount, Symbol, Units, fiat::Currency, ids::ProductId};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// What a price is counted in.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A coin; whatever the link accepts has this symbol.
    Coin(Symbol),
    /// A currency of the world; each coin's amount is fixed by a rate when a session opens.
    Fiat(Currency),
}

impl Unit {
    /// Whether a rate is needed to pay it in a coin.
    pub const fn is_fiat(&self) -> bool {
        matches!(self, Self::Fiat(_))
    }

    /// From the two columns that it is stored in.
    ///
    /// # Errors
    /// Neither a coin's symbol nor a currency's code.
    pub fn from_columns(code: &str, fiat: bool) -> Result<Self, String> {
        if fiat {
            Currency::from_str(code).map(Self::Fiat).map_err(|error| error.to_string())
        } else {
            Symbol::from_str(code).map(Self::Coin).map_err(|error| error.to_string())
        }
    }
}

/// `USDC`, `EUR`.
impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Coin(symbol) => symbol.fmt(f),
            Self::Fiat(currency) => currency.fmt(f),
        }
    }
}

/// How much a link asks for, in its unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Price {
    /// This amount.
    Fixed {
        /// With the fewest decimals that any accepted asset has, or the currency's.
        amount: Amount,
    },
    /// What the customer chooses.
    Open(OpenAmount),
    /// What the product costs, as often as the customer takes it.
    Product {
        /// Which product.
        product: ProductId,
    },
}

impl Price {
    /// The word that is stored and sent.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Fixed { .. } => "fixed",
            Self::Open(_) => "open",
            Self::Product { .. } => "product",
        }
    }
}

/// An amount that the customer chooses, and its bounds. All amounts have the same decimals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenAmount {
    /// How many decimals a chosen amount may have.
    pub decimals: u8,
    /// The least. `None`: anything above 0.
    pub least: Option<Units>,
    /// The most. `None`: no bound.
    pub most: Option<Units>,
    /// Amounts to choose from with one press; at most six, rising.
    pub suggested: Vec<Units>,
}

/// Why bounds do not fit together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenAmountError {
    /// The most is below the least.
    #[error("The most must be at least {0}, the least.")]
    MostBelowLeast(Amount),
    /// A suggestion outside the bounds.
    #[error("Suggest amounts from the least to the most. {0} is outside.")]
    SuggestionOutside(Amount),
    /// More suggestions than fit.
    #[error("Suggest at most 6 amounts.")]
    TooManySuggestions,
}

/// Why a customer's amount is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChosenAmountError {
    /// Below the least.
    #[error("Enter {0} {1} or more.")]
    BelowLeast(Amount, Unit),
    /// Above the most.
    #[error("Enter {0} {1} or less.")]
    AboveMost(Amount, Unit),
}

impl OpenAmount {
    /// How many amounts may be suggested.
    pub const MOST_SUGGESTIONS: usize = 6;

    /// Bounds that fit together, with the suggestions in order and each once.
    ///
    /// # Errors
    /// The most below the least; a suggestion outside; more than six.
    pub fn new(
        decimals: u8,
        least: Option<Units>,
        most: Option<Units>,
        mut suggested: Vec<Units>,
    ) -> Result<Self, OpenAmountError> {
        suggested.sort_unstable();
        suggested.dedup();
        let amount = |units| Amount::new(units, decimals);
        if let (Some(least), Some(most)) = (least, most)
            && most < least
        {
            return Err(OpenAmountError::MostBelowLeast(amount(least)));
        }
        let outside = |units: &&Units| least.is_some_and(|l| **units < l) || most.is_some_and(|m| **units > m);
        if let Some(units) = suggested.iter().find(outside) {
            return Err(OpenAmountError::SuggestionOutside(amount(*units)));
        }
        if suggested.len() > Self::MOST_SUGGESTIONS {
            return Err(OpenAmountError::TooManySuggestions);
        }
        Ok(Self { decimals, least, most, suggested })
    }

    /// A customer's amount, if it lies within the bounds. `unit` is named when it does not.
    ///
    /// # Errors
    /// Below the least or above the most.
    pub fn choose(&self, chosen: Amount, unit: &Unit) -> Result<Amount, ChosenAmountError> {
        let amount = |units| Amount::new(units, self.decimals);
        match (self.least, self.most) {
            (Some(least), _) if chosen.units < least => Err(ChosenAmountError::BelowLeast(amount(least), unit.clone())),
            (_, Some(most)) if chosen.units > most => Err(ChosenAmountError::AboveMost(amount(most), unit.clone())),
            _ => Ok(chosen),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(units: u64) -> Units {
        Units::from(units)
    }

    #[test]
    fn r29_a_customer_chooses_within_the_bounds_both_included() {
        let open = OpenAmount::new(2, Some(units(500)), Some(units(10_000)), vec![]).unwrap();
        let unit = Unit::Coin("USDC".parse().unwrap());
        let choose = |u| open.choose(Amount::new(units(u), 2), &unit).map_err(|error| error.to_string());
        assert!(choose(500).is_ok() && choose(10_000).is_ok());
        assert_eq!(choose(499), Err("Enter 5.00 USDC or more.".to_owned()));
        assert_eq!(choose(10_001), Err("Enter 100.00 USDC or less.".to_owned()));
    }

    #[test]
    fn r29_bounds_and_suggestions_that_do_not_fit_say_why() {
        let open = |least, most, suggested: &[u64]| {
            OpenAmount::new(2, least, most, suggested.iter().copied().map(units).collect())
        };
        assert!(matches!(open(Some(units(5)), Some(units(4)), &[]), Err(OpenAmountError::MostBelowLeast(_))));
        assert!(matches!(open(Some(units(5)), None, &[4]), Err(OpenAmountError::SuggestionOutside(_))));
        assert!(matches!(open(None, None, &[1, 2, 3, 4, 5, 6, 7]), Err(OpenAmountError::TooManySuggestions)));
        assert_eq!(open(None, None, &[3, 1, 3]).unwrap().suggested, [units(1), units(3)]);
    }
}
