//! Rows of `slots`.

use super::{Result, read, read_number, read_option};
use crate::{
    StorageError,
    records::{LinkPlaces, Place},
};
use domain::Millis;

/// A row of `slots`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct PlaceColumns {
    pub session: String,
    pub link: String,
    pub product: Option<String>,
    pub quantity: i64,
    pub state: String,
}

impl TryFrom<PlaceColumns> for Place {
    type Error = StorageError;

    fn try_from(row: PlaceColumns) -> Result<Self> {
        Ok(Self {
            session: read("session id", &row.session)?,
            link: read("link id", &row.link)?,
            product: read_option("product id", row.product.as_deref())?,
            quantity: read_number("quantity", row.quantity)?,
            slot: read("slot", &row.state)?,
        })
    }
}

/// How the places of a link, or the pieces of a product, are taken.
#[expect(missing_docs, reason = "the columns are described in the statements")]
#[derive(Debug)]
pub struct LinkPlaceColumns {
    pub paid: i64,
    pub held: i64,
    pub free_at: Option<i64>,
}

impl TryFrom<LinkPlaceColumns> for LinkPlaces {
    type Error = StorageError;

    fn try_from(row: LinkPlaceColumns) -> Result<Self> {
        Ok(Self {
            paid: read_number("count", row.paid)?,
            held: read_number("count", row.held)?,
            free_at: row.free_at.map(Millis),
        })
    }
}
