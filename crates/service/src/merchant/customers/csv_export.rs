//! Customers as CSV, safe to open in a spreadsheet; what the import reads again.

use super::list::{filter, shown};
use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
    merchant::spreadsheet::{Rows, cell, moment},
};
use api_types::{Problem, dashboard::ListQuery};
use storage::records::Page;

/// Rows read at once.
const CHUNK: u32 = 500;
/// The columns of the file. The last three are not read again.
pub const COLUMNS: [&str; 9] =
    ["email", "name", "phone", "address", "notes", "tags", "payments", "source", "created_at"];

impl Service {
    /// What the list shows with the same query, all pages.
    ///
    /// # Errors
    /// The database does not answer. `Refused`: more rows than one file takes, and never a file that leaves out some.
    pub async fn customers_csv(&self, actor: &Actor, query: &ListQuery) -> Outcome<Vec<u8>> {
        actor.may(Right::Look)?;
        let failed = fail::storage("exporting customers");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let mut writer = csv::Writer::from_writer(Vec::new());
        let spoiled = |_| Problem::Unavailable;
        writer.write_record(COLUMNS).map_err(spoiled)?;
        let mut offset = 0;
        let mut counted = Rows::default();
        loop {
            let page = Page { offset, limit: CHUNK };
            let rows = tx.customers(actor.merchant, &filter(query), page).await.map_err(&failed)?;
            if rows.rows.is_empty() {
                break;
            }
            counted.count(rows.rows.len())?;
            let about: Vec<_> = rows.rows.iter().map(|row| row.customer.about.clone()).collect();
            let items = shown(&mut *tx, actor, rows, 1).await?.rows;
            for (item, about) in items.into_iter().zip(about) {
                let text = |text: Option<String>| cell(&text.unwrap_or_default());
                let tags: Vec<_> = item.tags.into_iter().map(|tag| tag.name).collect();
                let record = [
                    cell(&item.email),
                    text(about.name),
                    text(about.phone),
                    text(about.address),
                    text(about.notes),
                    cell(&tags.join("; ")),
                    item.paid.to_string(),
                    item.source,
                    moment(item.created_at),
                ];
                writer.write_record(record).map_err(spoiled)?;
            }
            offset += CHUNK;
        }
        writer.into_inner().map_err(|_| Problem::Unavailable)
    }
}
