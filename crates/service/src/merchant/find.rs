//! Finding a link or a payment by a few letters, from anywhere.

use super::{listing, payment_item};
use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
};
use api_types::dashboard::{Found, ListQuery};
use storage::records::{LinkFilter, Page, SessionFilter};

/// How many of each kind are found.
const FOUND: u32 = 5;

impl Service {
    /// A merchant's links and payments, live and test, that a text fits; newest first. Nothing for no text.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn find(&self, actor: &Actor, text: &str) -> Outcome<Vec<Found>> {
        actor.may(Right::Look)?;
        let search = listing::search(&ListQuery { search: text.to_owned(), ..ListQuery::default() });
        if search.is_none() {
            return Ok(Vec::new());
        }
        let failed = fail::storage("finding links and payments");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let some = Page { offset: 0, limit: FOUND };
        let links = LinkFilter { search: search.clone(), ..LinkFilter::default() };
        let links = tx.links(actor.merchant, &links, some).await.map_err(&failed)?;
        let payments = SessionFilter { search, ..SessionFilter::default() };
        let payments = tx.sessions(actor.merchant, &payments, some).await.map_err(&failed)?;
        let networks = tx.networks().await.map_err(&failed)?;
        let link = |row: &storage::records::LinkRow| Found {
            kind: "link".to_owned(),
            title: row.link.title.clone(),
            detail: row.link.path.as_ref().map(|path| format!("/{path}")).unwrap_or_default(),
            href: format!("/dashboard/links/{}?mode={}", row.link.id, row.link.mode.as_str()),
        };
        let payment = |row: &storage::records::SessionRow| {
            let item = payment_item::item(row, &networks);
            let who = item.customer.unwrap_or(item.title);
            Found {
                kind: "payment".to_owned(),
                title: format!("{} {}, {who}", item.due, item.symbol),
                detail: item.code,
                href: format!("/dashboard/payments/{}?mode={}", item.id, item.mode.as_str()),
            }
        };
        Ok(links.rows.iter().map(link).chain(payments.rows.iter().map(payment)).collect())
    }
}
