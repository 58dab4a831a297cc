//! Rows of `links`.

use super::{Result, read, read_json, read_number, write_json, write_number};
use crate::{StorageError, records::LinkRow};
use domain::{Amount, Link, Millis, link::Source};
use std::collections::HashMap;

/// A row of `links`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct LinkColumns {
    pub id: String,
    pub merchant: String,
    pub mode: String,
    pub title: String,
    pub description: Option<String>,
    pub reference: Option<String>,
    pub private_note: Option<String>,
    pub price_units: String,
    pub price_decimals: i64,
    pub symbol: String,
    pub accepts: String,
    pub window_ms: i64,
    pub fields: String,
    pub source: String,
    pub active: bool,
    pub created_at: i64,
    pub updated_at: i64,
}

impl LinkColumns {
    /// What the search box looks through.
    pub fn search(link: &Link) -> String {
        [Some(link.title.as_str()), link.reference.as_deref(), Some(&link.id.to_string())]
            .into_iter()
            .flatten()
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
            .join("\n")
    }
}

impl TryFrom<&Link> for LinkColumns {
    type Error = StorageError;

    fn try_from(link: &Link) -> Result<Self> {
        Ok(Self {
            id: link.id.to_string(),
            merchant: link.merchant.to_string(),
            mode: link.mode.as_str().to_owned(),
            title: link.title.clone(),
            description: link.description.clone(),
            reference: link.reference.clone(),
            private_note: link.private_note.clone(),
            price_units: link.price.units.to_string(),
            price_decimals: write_number("decimals", link.price.decimals)?,
            symbol: link.symbol.to_string(),
            accepts: write_json("accepted assets", &link.accepts)?,
            window_ms: link.window.0,
            fields: write_json("customer fields", &link.fields)?,
            source: source_word(link.source).to_owned(),
            active: link.active,
            created_at: link.created_at.0,
            updated_at: link.updated_at.0,
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
            title: row.title,
            description: row.description,
            reference: row.reference,
            private_note: row.private_note,
            price: Amount::new(read("price", &row.price_units)?, read_number("decimals", row.price_decimals)?),
            symbol: read("symbol", &row.symbol)?,
            accepts: read_json("accepted assets", &row.accepts)?,
            window: Millis(row.window_ms),
            fields: read_json("customer fields", &row.fields)?,
            source: read_source(&row.source)?,
            active: row.active,
            created_at: Millis(row.created_at),
            updated_at: Millis(row.updated_at),
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
