//! The list of customers.

use super::{called, item};
use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
    merchant::{listing, tags},
};
use api_types::{
    customers::CustomerItem,
    dashboard::{ListQuery, Listing},
};
use storage::{
    Transaction,
    records::{CustomerFilter, CustomerRow, Page, Paged},
};

/// How many customers are offered to choose from.
const OFFERED: u32 = 20;

/// What a list query asks of the database.
pub fn filter(query: &ListQuery) -> CustomerFilter {
    CustomerFilter { search: listing::search(query), tags: listing::tags(query), mode: listing::mode(query) }
}

/// Rows as they are shown.
pub async fn shown(
    tx: &mut dyn Transaction,
    actor: &Actor,
    rows: Paged<CustomerRow>,
    page: u32,
) -> Outcome<Listing<CustomerItem>> {
    let ids: Vec<_> = rows.rows.iter().map(|row| row.customer.id.to_string()).collect();
    let mut worn = tags::worn(tx, actor.merchant, &ids).await?;
    Ok(listing::listing(rows, page, |row| {
        let tags = worn.remove(&row.customer.id.to_string()).unwrap_or_default();
        item(&row, tags)
    }))
}

impl Service {
    /// A merchant's customers, newest first; payments are counted in the mode that is asked for.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn customers(&self, actor: &Actor, query: ListQuery) -> Outcome<Listing<CustomerItem>> {
        actor.may(Right::Look)?;
        let failed = fail::storage("reading customers");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let page = listing::page(query.page);
        let rows = tx.customers(actor.merchant, &filter(&query), page).await.map_err(&failed)?;
        shown(&mut *tx, actor, rows, query.page).await
    }

    /// A few customers that a text fits, to choose from: e-mail and what they are called. The newest for no text.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn customer_choices(&self, actor: &Actor, text: &str) -> Outcome<Vec<(String, String)>> {
        actor.may(Right::Look)?;
        let failed = fail::storage("reading customers");
        let search = listing::search(&ListQuery { search: text.to_owned(), ..ListQuery::default() });
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let some = Page { offset: 0, limit: OFFERED };
        let filter = CustomerFilter { search, ..CustomerFilter::default() };
        let rows = tx.customers(actor.merchant, &filter, some).await.map_err(&failed)?.rows;
        Ok(rows.iter().map(|row| (row.customer.email.to_string(), called(&row.customer))).collect())
    }
}
