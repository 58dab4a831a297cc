//! Transaction history as CSV, safe to open in a spreadsheet.

use super::{
    payment_item,
    payments::filter,
    spreadsheet::{Rows, cell, moment},
};
use crate::{
    Service,
    auth::Actor,
    fail::{self, Outcome},
    remind::Hours,
};
use api_types::{Problem, dashboard::ListQuery};
use storage::records::{Page, SessionRow};

/// Rows read at once.
const CHUNK: u32 = 500;

impl Service {
    /// What the list shows with the same query, all pages, with who pays and what customers told.
    ///
    /// # Errors
    /// The database does not answer. `Refused`: more rows than one file takes, and never a file that leaves out some.
    pub async fn payments_csv(&self, actor: &Actor, query: &ListQuery) -> Outcome<Vec<u8>> {
        let failed = fail::storage("exporting payments");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let networks = tx.networks().await.map_err(&failed)?;
        let mut writer = csv::Writer::from_writer(Vec::new());
        let spoiled = |_| Problem::Unavailable;
        writer
            .write_record([
                "opened_at",
                "paid_at",
                "code",
                "link",
                "title",
                "reference",
                "status",
                "flags",
                "price",
                "received",
                "missing",
                "excess",
                "symbol",
                "network",
                "address",
                "transaction",
                "source",
                "mode",
                "name",
                "email",
                "phone",
                "shipping_address",
                "note",
            ])
            .map_err(spoiled)?;
        let hours = Hours::of(&mut *tx, actor.merchant).await.map_err(&failed)?;
        let mut filter = filter(query, &hours);
        let mut rows = Rows::default();
        loop {
            let page = tx.sessions(actor.merchant, &filter, Page { offset: 0, limit: CHUNK }).await.map_err(&failed)?;
            // From there on, not from the beginning: a file takes as long as its rows.
            let Some(last) = page.rows.last() else { break };
            filter.before = Some((last.session.terms.opened_at, last.session.id));
            rows.count(page.rows.len())?;
            for row in &page.rows {
                writer.write_record(record(row, &networks)).map_err(spoiled)?;
            }
        }
        writer.into_inner().map_err(|_| Problem::Unavailable)
    }
}

fn record(row: &SessionRow, networks: &[storage::records::FollowedNetwork]) -> Vec<String> {
    let item = payment_item::item(row, networks);
    let customer = &row.session.customer;
    let (name, email) = row.payer();
    let told = |text: Option<&str>| cell(text.unwrap_or_default());
    vec![
        moment(item.opened_at),
        item.paid_at.map(moment).unwrap_or_default(),
        item.code,
        item.link,
        cell(&item.title),
        told(item.reference.as_deref()),
        item.status.as_str().to_owned(),
        item.flags.join(" "),
        item.due,
        item.received,
        item.missing,
        item.excess,
        item.symbol,
        cell(&item.network_name),
        row.session.address.to_string(),
        item.tx.unwrap_or_default(),
        item.source,
        item.mode.as_str().to_owned(),
        told(name),
        told(email),
        told(customer.phone.as_deref()),
        told(customer.address.as_deref()),
        told(customer.note.as_deref()),
    ]
}
