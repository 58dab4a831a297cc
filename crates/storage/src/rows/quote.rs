//! Rows of `quotes` and `manual_rates`.

use super::{
    Result,
    link::{amount, unit},
    read, read_json, read_number,
};
use crate::{
    StorageError,
    records::{Quote, SetRate},
};
use domain::{
    Millis,
    fiat::{ManualRate, Pair},
};

/// A row of `quotes`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct QuoteColumns {
    pub session: String,
    pub title: String,
    pub symbol: String,
    pub fiat: bool,
    pub price_units: String,
    pub price_decimals: i64,
    pub quantity: i64,
    pub rate: Option<String>,
}

impl TryFrom<QuoteColumns> for Quote {
    type Error = StorageError;

    fn try_from(row: QuoteColumns) -> Result<Self> {
        Ok(Self {
            session: read("session id", &row.session)?,
            unit: unit(&row.symbol, row.fiat)?,
            price: amount(&row.price_units, row.price_decimals)?,
            quantity: read_number("quantity", row.quantity)?,
            rate: row.rate.as_deref().map(|rate| read_json("rate", rate)).transpose()?,
            title: row.title,
        })
    }
}

/// A row of `manual_rates`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct ManualRateColumns {
    pub symbol: String,
    pub currency: String,
    pub rate: String,
    pub set_at: i64,
}

impl TryFrom<ManualRateColumns> for SetRate {
    type Error = StorageError;

    fn try_from(row: ManualRateColumns) -> Result<Self> {
        Ok(Self {
            pair: Pair { symbol: read("symbol", &row.symbol)?, currency: read("currency", &row.currency)? },
            rate: ManualRate { rate: read("rate", &row.rate)?, at: Millis(row.set_at) },
        })
    }
}
