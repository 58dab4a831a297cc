//! Rows of `products` and `pictures`.

use super::{
    Result,
    link::{amount, unit},
    read, read_number,
};
use crate::{StorageError, records::Picture};
use domain::{Millis, Product};

/// A row of `products`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct ProductColumns {
    pub id: String,
    pub merchant: String,
    pub name: String,
    pub description: Option<String>,
    pub symbol: String,
    pub fiat: bool,
    pub price_units: String,
    pub price_decimals: i64,
    pub picture: Option<String>,
    pub stock: Option<i64>,
    pub active: bool,
    pub created_at: i64,
    pub updated_at: i64,
}

impl TryFrom<ProductColumns> for Product {
    type Error = StorageError;

    fn try_from(row: ProductColumns) -> Result<Self> {
        Ok(Self {
            id: read("product id", &row.id)?,
            merchant: read("merchant id", &row.merchant)?,
            name: row.name,
            description: row.description,
            unit: unit(&row.symbol, row.fiat)?,
            price: amount(&row.price_units, row.price_decimals)?,
            picture: row.picture,
            stock: row.stock.map(|stock| read_number("stock", stock)).transpose()?,
            active: row.active,
            created_at: Millis(row.created_at),
            updated_at: Millis(row.updated_at),
        })
    }
}

/// A row of `pictures`, its name aside.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct PictureColumns {
    pub kind: String,
    pub bytes: Vec<u8>,
}

impl PictureColumns {
    /// The picture, whose name was asked for.
    pub fn named(self, name: &str) -> Picture {
        Picture { name: name.to_owned(), kind: self.kind, bytes: self.bytes }
    }
}
