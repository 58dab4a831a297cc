//! A small catalogue of what links sell.

use crate::{
    Amount, Millis,
    ids::{MerchantId, ProductId},
    link::Unit,
};
use serde::{Deserialize, Serialize};

/// A catalogue entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// Id.
    pub id: ProductId,
    /// Whose it is.
    pub merchant: MerchantId,
    /// What it is called; shown to customers.
    pub name: String,
    /// More about it; shown to customers.
    pub description: Option<String>,
    /// What the price is counted in.
    pub unit: Unit,
    /// The price of one.
    pub price: Amount,
    /// Name of its picture, which changes with the picture. `None`: none.
    pub picture: Option<String>,
    /// How many there are to sell in all, sold and held ones included. `None`: as many as asked for.
    pub stock: Option<u32>,
    /// Whether it is sold.
    pub active: bool,
    /// When it was made.
    pub created_at: Millis,
    /// When it was last edited.
    pub updated_at: Millis,
}

impl Product {
    /// The most of one product that one payment may take.
    pub const MOST: u16 = 100;

    /// What `quantity` of it cost. `None`: more than any network can carry.
    pub fn total(&self, quantity: u16) -> Option<Amount> {
        let units = self.price.units.0.checked_mul(crate::amount::U256::from(quantity))?;
        Some(self.price.with(crate::Units(units)))
    }

    /// How many are left when `held` are sold or on their way to being so. `None`: as many as asked for.
    pub fn left(&self, held: u64) -> Option<u64> {
        self.stock.map(|stock| u64::from(stock).saturating_sub(held))
    }
}
