//! Rows of `links`.

use super::{Result, read, read_json, read_number, read_option, write_json, write_number};
use crate::{StorageError, records::LinkRow};
use domain::{
    Amount, Link, Millis, Price, Unit, Units,
    link::{Limit, OpenAmount, Source},
};
use std::collections::HashMap;

/// A row of `links`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct LinkColumns {
    pub id: String,
    pub merchant: String,
    pub mode: String,
    pub path: Option<String>,
    pub title: String,
    pub description: Option<String>,
    pub reference: Option<String>,
    pub private_note: Option<String>,
    pub kind: String,
    pub price: Option<String>,
    pub product: Option<String>,
    pub price_units: String,
    pub price_decimals: i64,
    pub symbol: String,
    pub fiat: bool,
    pub accepts: String,
    pub window_ms: i64,
    pub fields: String,
    pub source: String,
    pub active: bool,
    pub most_payments: Option<i64>,
    pub ends_at: Option<i64>,
    pub archived: bool,
    pub deleted_at: Option<i64>,
    pub created_at: i64,
    pub updated_at: i64,
    pub customer: Option<String>,
    pub after_payment: String,
}

impl LinkColumns {
    /// What the search box looks through.
    pub fn search(link: &Link) -> String {
        let path = link.path.as_ref().map(|path| format!("/{path}"));
        [Some(link.title.as_str()), link.reference.as_deref(), path.as_deref(), Some(&link.id.to_string())]
            .into_iter()
            .flatten()
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
            .join("\n")
    }
}

impl LinkColumns {
    fn price(&self) -> Result<Price> {
        let nothing = || StorageError::Corrupt { what: "price", why: format!("{} has none", self.id) };
        match self.kind.as_str() {
            "open" => {
                let open: OpenAmount = read_json("price", self.price.as_deref().ok_or_else(nothing)?)?;
                Ok(Price::Open(open))
            }
            "product" => {
                let product = read("product id", self.product.as_deref().ok_or_else(nothing)?)?;
                Ok(Price::Product { product })
            }
            _ => Ok(Price::Fixed { amount: amount(&self.price_units, self.price_decimals)? }),
        }
    }
}

/// Reads an amount from its two columns.
pub(super) fn amount(units: &str, decimals: i64) -> Result<Amount> {
    Ok(Amount::new(read("amount", units)?, read_number("decimals", decimals)?))
}

/// Reads what a price is counted in from its two columns.
pub(super) fn unit(code: &str, fiat: bool) -> Result<Unit> {
    Unit::from_columns(code, fiat).map_err(|why| StorageError::Corrupt { what: "unit", why })
}

fn limit(most: Option<i64>) -> Result<Limit> {
    let Some(most) = most else { return Ok(Limit::UNLIMITED) };
    Limit::payments(read_number("limit", most)?)
        .map_err(|error| StorageError::Corrupt { what: "limit", why: error.to_string() })
}

impl TryFrom<&Link> for LinkColumns {
    type Error = StorageError;

    fn try_from(link: &Link) -> Result<Self> {
        let (amount, price, product) = match &link.price {
            Price::Fixed { amount } => (*amount, None, None),
            Price::Open(open) => (Amount::new(Units::ZERO, open.decimals), Some(write_json("price", open)?), None),
            Price::Product { product } => (Amount::new(Units::ZERO, 0), None, Some(product.to_string())),
        };
        Ok(Self {
            id: link.id.to_string(),
            merchant: link.merchant.to_string(),
            mode: link.mode.as_str().to_owned(),
            path: link.path.as_ref().map(ToString::to_string),
            title: link.title.clone(),
            description: link.description.clone(),
            reference: link.reference.clone(),
            private_note: link.private_note.clone(),
            kind: link.price.kind().to_owned(),
            price,
            product,
            price_units: amount.units.to_string(),
            price_decimals: write_number("decimals", amount.decimals)?,
            symbol: link.unit.to_string(),
            fiat: link.unit.is_fiat(),
            accepts: write_json("accepted assets", &link.accepts)?,
            window_ms: link.window.0,
            fields: write_json("customer fields", &link.fields)?,
            source: source_word(link.source).to_owned(),
            active: link.active,
            most_payments: link.limit.most().map(i64::from),
            ends_at: link.ends_at.map(|at| at.0),
            archived: link.archived,
            deleted_at: link.deleted_at.map(|at| at.0),
            created_at: link.created_at.0,
            updated_at: link.updated_at.0,
            customer: link.customer.map(|id| id.to_string()),
            after_payment: write_json("what happens after payment", &link.after)?,
        })
    }
}

impl TryFrom<LinkColumns> for Link {
    type Error = StorageError;

    fn try_from(row: LinkColumns) -> Result<Self> {
        Ok(Self {
            id: read("link id", &row.id)?,
            merchant: read("merchant id", &row.merchant)?,
            mode: read("mode", &row.mode)?,
            path: row.path.as_deref().map(super::path).transpose()?,
            price: row.price()?,
            unit: unit(&row.symbol, row.fiat)?,
            title: row.title,
            description: row.description,
            reference: row.reference,
            private_note: row.private_note,
            accepts: read_json("accepted assets", &row.accepts)?,
            window: Millis(row.window_ms),
            fields: read_json("customer fields", &row.fields)?,
            source: read_source(&row.source)?,
            active: row.active,
            limit: limit(row.most_payments)?,
            ends_at: row.ends_at.map(Millis),
            archived: row.archived,
            deleted_at: row.deleted_at.map(Millis),
            created_at: Millis(row.created_at),
            updated_at: Millis(row.updated_at),
            customer: read_option("customer id", row.customer.as_deref())?,
            after: read_json("what happens after payment", &row.after_payment)?,
        })
    }
}

/// The figures of a link's row.
#[expect(missing_docs, reason = "the columns are described in the statements")]
#[derive(Debug)]
pub struct FigureColumns {
    pub id: String,
    pub paid: i64,
    pub running: i64,
}

/// Puts links to their figures, in the order of those.
///
/// # Errors
/// `Corrupt`.
pub fn link_rows(figures: Vec<FigureColumns>, links: Vec<LinkColumns>) -> Result<Vec<LinkRow>> {
    let mut links: HashMap<_, _> = links.into_iter().map(|link| (link.id.clone(), link)).collect();
    let row = |figure: FigureColumns| {
        let link = links.remove(&figure.id)?;
        Some(link.try_into().and_then(|link| {
            Ok(LinkRow {
                link,
                paid: read_number("count", figure.paid)?,
                running: read_number("count", figure.running)?,
            })
        }))
    };
    figures.into_iter().filter_map(row).collect()
}

/// The words of who makes links.
pub(super) const SOURCES: [&str; 3] = ["dashboard", "api", "invoice"];

fn source_word(source: Source) -> &'static str {
    match source {
        Source::Dashboard => "dashboard",
        Source::Api => "api",
        Source::Invoice => "invoice",
    }
}

fn read_source(word: &str) -> Result<Source> {
    [Source::Dashboard, Source::Api, Source::Invoice]
        .into_iter()
        .find(|source| source_word(*source) == word)
        .ok_or_else(|| StorageError::Corrupt { what: "source", why: format!("\"{word}\" is none") })
}
