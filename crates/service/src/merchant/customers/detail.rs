//! A customer's own page.

use super::{existing, is_own, item, written};
use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
    merchant::{listing, payment_item, tags},
};
use api_types::{
    customers::{Collected, CustomerDetail},
    dashboard::ListQuery,
};
use domain::{Customer, Email, TagKind};
use std::collections::HashSet;
use storage::records::{Page, SessionFilter, SessionRow};

/// Of how many payments it is said what was told with them, the newest; the page says so where there are more.
const TOLD: u32 = 50;

impl Service {
    /// All about a customer: what is known, what was told, and a page of the payments in the mode that is asked for.
    ///
    /// # Errors
    /// `NotFound`: no such customer of this merchant.
    pub async fn customer(&self, actor: &Actor, customer: &str, query: ListQuery) -> Outcome<CustomerDetail> {
        actor.may(Right::Look)?;
        let failed = fail::storage("reading a customer");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let row = existing(&mut *tx, actor.merchant, customer, listing::mode(&query)).await?;
        let id = row.customer.id;
        let theirs = SessionFilter { customer: Some(id), ..SessionFilter::default() };
        let told = tx.sessions(actor.merchant, &theirs, Page { offset: 0, limit: TOLD }).await.map_err(&failed)?;
        let shown = SessionFilter { mode: listing::mode(&query), ..theirs };
        let payments = tx.sessions(actor.merchant, &shown, listing::page(query.page)).await.map_err(&failed)?;
        let former = tx.former_emails(&row.customer).await.map_err(&failed)?;
        let links = tx.links_for(actor.merchant, id).await.map_err(&failed)?;
        let networks = tx.networks().await.map_err(&failed)?;
        let worn = tags::worn(&mut *tx, actor.merchant, &[id.to_string()]).await?.remove(&id.to_string());
        Ok(CustomerDetail {
            form: written(&row.customer),
            item: item(&row, worn.unwrap_or_default()),
            former_emails: former.iter().map(ToString::to_string).collect(),
            collected: collected(&told.rows, &row.customer, &former),
            collected_from: (told.total > u64::from(TOLD)).then_some(TOLD),
            payments: listing::listing(payments, query.page, |row| payment_item::item(&row, &networks)),
            links: links
                .into_iter()
                .filter(|link| link.deleted_at.is_none())
                .map(|link| (link.id.to_string(), link.title))
                .collect(),
            tags: tags::offered(&mut *tx, actor.merchant, TagKind::Customer).await?,
        })
    }
}

/// What was told with payments, each thing once, where it was told last, and by whom.
fn collected(rows: &[SessionRow], customer: &Customer, former: &[Email]) -> Vec<Collected> {
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    for SessionRow { session, .. } in rows {
        let told = session.customer.clone();
        let by = if is_own(&told, customer, former) { None } else { told.email.clone() };
        let fields = [
            ("name", told.name),
            ("email", told.email),
            ("phone", told.phone),
            ("address", told.address),
            ("note", told.note),
        ];
        for (field, value) in fields {
            let Some(value) = value else { continue };
            if seen.insert((field, value.clone(), by.clone())) {
                let at = session.terms.opened_at.0;
                let (field, session, by) = (field.to_owned(), session.id.to_string(), by.clone());
                all.push(Collected { field, value, session, at, by });
            }
        }
    }
    all
}
