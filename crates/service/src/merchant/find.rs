//! Finding a link, a payment or a customer by a few letters, from anywhere.

use super::{customers, listing, payment_item};
use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
};
use api_types::dashboard::{Found, ListQuery};
use storage::records::{CustomerFilter, LinkFilter, Page, SessionFilter};

/// How many of each kind are found.
const FOUND: u32 = 5;

impl Service {
    /// A merchant's links, payments and customers, live and test, that a text fits; newest first. Nothing for no text.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn find(&self, actor: &Actor, text: &str) -> Outcome<Vec<Found>> {
        actor.may(Right::Look)?;
        let search = listing::search(&ListQuery { search: text.to_owned(), ..ListQuery::default() });
        if search.is_none() {
            return Ok(Vec::new());
        }
        let failed = fail::storage("finding links, payments and customers");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let some = Page { offset: 0, limit: FOUND };
        let links = LinkFilter { search: search.clone(), ..LinkFilter::default() };
        let links = tx.links(actor.merchant, &links, some).await.map_err(&failed)?;
        let payments = SessionFilter { search: search.clone(), ..SessionFilter::default() };
        let payments = tx.sessions(actor.merchant, &payments, some).await.map_err(&failed)?;
        let people = CustomerFilter { search, ..CustomerFilter::default() };
        let people = tx.customers(actor.merchant, &people, some).await.map_err(&failed)?;
        let networks = tx.networks().await.map_err(&failed)?;
        let link = |row: &storage::records::LinkRow| Found {
            kind: "link".to_owned(),
            title: row.link.title.clone(),
            detail: match &row.link.path {
                Some(path) => format!("/{path}"),
                None => row.link.reference.clone().unwrap_or_default(),
            },
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
        let customer = |row: &storage::records::CustomerRow| Found {
            kind: "customer".to_owned(),
            title: customers::called(&row.customer),
            detail: row.customer.email.to_string(),
            href: format!("/dashboard/customers/{}", row.customer.id),
        };
        let found = links.rows.iter().map(link).chain(payments.rows.iter().map(payment));
        Ok(found.chain(people.rows.iter().map(customer)).collect())
    }
}
