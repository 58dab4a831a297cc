//! What is billed: lines, and a discount on all of them.

use super::{Percent, Quantity, Totals};
use crate::{Amount, Units, amount::U256};
use serde::{Deserialize, Serialize};

/// One thing that is billed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What it is.
    pub description: String,
    /// How much of it.
    pub quantity: Quantity,
    /// What one costs without tax, in the invoice's unit.
    pub price: Units,
    /// The rate of its tax. `None`: it is not taxed.
    pub tax: Option<Percent>,
}

/// What is taken off the sum of the lines, before tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Discount {
    /// A part of it.
    Percent(Percent),
    /// An amount in the invoice's unit.
    Amount(Units),
}

/// Lines and discount, such that there is something to pay and no more than can be paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Items {
    decimals: u8,
    lines: Vec<Line>,
    discount: Option<Discount>,
}

/// Why lines make no invoice.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ItemsError {
    /// No line.
    #[error("Bill at least one thing: what it is, and what it costs.")]
    NoLines,
    /// More lines than [`Items::MOST_LINES`].
    #[error("An invoice can have {} lines. Put some together, or make two invoices.", Items::MOST_LINES)]
    TooManyLines,
    /// A price or the sum is above [`Items::MOST`].
    #[error("An invoice can come to 1,000,000,000,000 at most. Lower the prices or quantities.")]
    TooLarge,
    /// More is taken off than there is.
    #[error("The discount is more than the lines come to, {0}. Enter at most that.")]
    DiscountTooLarge(Amount),
    /// The total is zero.
    #[error("The total is 0, so there is nothing to pay. Bill more than you take off.")]
    NothingToPay,
}

impl Items {
    /// The most lines.
    pub const MOST_LINES: usize = 50;
    /// The most that an invoice may come to, in whole units of its currency or coin.
    pub const MOST: u64 = 1_000_000_000_000;
    /// The most decimals that a coin has here.
    const MOST_DECIMALS: u8 = 30;

    /// Puts them together. `decimals` are those of prices, and of all that is paid.
    ///
    /// # Errors
    /// An [`ItemsError`] that says what is wrong.
    pub fn new(decimals: u8, lines: Vec<Line>, discount: Option<Discount>) -> Result<Self, ItemsError> {
        if lines.is_empty() {
            return Err(ItemsError::NoLines);
        }
        if lines.len() > Self::MOST_LINES {
            return Err(ItemsError::TooManyLines);
        }
        let most =
            U256::from(10).checked_pow(U256::from(decimals)).map(|one| one.saturating_mul(U256::from(Self::MOST)));
        let most = most.filter(|_| decimals <= Self::MOST_DECIMALS).ok_or(ItemsError::TooLarge)?;
        if lines.iter().any(|line| line.price.0 > most) {
            return Err(ItemsError::TooLarge);
        }
        let items = Self { decimals, lines, discount };
        let totals = items.totals();
        if totals.subtotal.0 > most || totals.total.0 > most {
            return Err(ItemsError::TooLarge);
        }
        if matches!(discount, Some(Discount::Amount(off)) if off > totals.subtotal) {
            return Err(ItemsError::DiscountTooLarge(Amount::new(totals.subtotal, decimals)));
        }
        if totals.total.is_zero() {
            return Err(ItemsError::NothingToPay);
        }
        Ok(items)
    }

    /// Digits after the point.
    pub const fn decimals(&self) -> u8 {
        self.decimals
    }

    /// The lines, in their order.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// What is taken off.
    pub const fn discount(&self) -> Option<Discount> {
        self.discount
    }

    /// What it comes to.
    pub fn totals(&self) -> Totals {
        Totals::of(&self.lines, self.discount)
    }

    /// The sum to pay.
    pub fn total(&self) -> Amount {
        Amount::new(self.totals().total, self.decimals)
    }
}
