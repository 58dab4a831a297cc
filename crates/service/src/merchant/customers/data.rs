//! All that is kept about one customer, to be handed to them.

use super::{data_parts as parts, existing};
use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
    merchant::{invoices, spreadsheet::moment},
};
use api_types::Problem;
use domain::{Customer, ids::SessionId};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use storage::{
    StorageError, Transaction,
    records::{Page, SessionFilter, SessionRow},
};

/// Payments read at once.
const CHUNK: u32 = 500;
/// The most messages.
const MESSAGES: u32 = 10_000;

impl Service {
    /// What is known of a customer, their tags, links with their reminders, deleted ones too, invoices, payments with all that were begun, and
    /// messages, with what they told each time, also where they paid for somebody else, as JSON. What somebody else told who paid
    /// for them is left out.
    ///
    /// # Errors
    /// `NotFound`: no such customer of this merchant.
    pub async fn customer_data(&self, actor: &Actor, customer: &str) -> Outcome<Vec<u8>> {
        actor.may(Right::Look)?;
        let failed = fail::storage("exporting a customer");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let row = existing(&mut *tx, actor.merchant, customer, None).await?.customer;
        let tags = tx.tags_of(actor.merchant, &[row.id.to_string()]).await.map_err(&failed)?;
        let links = tx.links_for(actor.merchant, row.id).await.map_err(&failed)?;
        let ids: Vec<_> = links.iter().map(|link| link.id).collect();
        let planned = tx.reminders_of(&ids).await.map_err(&failed)?;
        let planned: HashMap<_, _> = planned.into_iter().map(|planned| (planned.link, planned.plan)).collect();
        let billed = invoices::by_link(&mut *tx, links.iter()).await.map_err(&failed)?;
        let today = crate::remind::Hours::of(&mut *tx, actor.merchant).await.map_err(&failed)?.day(self.now());
        let networks = tx.networks().await.map_err(&failed)?;
        let begun = put_to(&mut *tx, &row).await.map_err(&failed)?;
        let paid = begun.iter().map(|row| &row.session).filter(|session| session.assessment.status.is_paid());
        let paid: HashSet<_> = paid.map(|session| session.link).collect();
        let about = &row.about;
        let former = tx.former_emails(&row).await.map_err(&failed)?;
        let messages = tx.deliveries_of_customer(actor.merchant, row.id, MESSAGES).await.map_err(&failed)?;
        let for_others = for_others(&mut *tx, &row, &begun).await.map_err(&failed)?;
        let document = json!({
            "customer": {
                "id": row.id,
                "email": row.email,
                "former_emails": former,
                "name": about.name,
                "phone": about.phone,
                "address": about.address,
                "notes": about.notes,
                "source": row.source,
                "created_at": moment(row.created_at.0),
            },
            "tags": tags.iter().map(|(_, tag)| tag.name.as_str()).collect::<Vec<_>>(),
            "links": links.iter().map(|link| parts::link(link, planned.get(&link.id))).collect::<Vec<_>>(),
            "invoices": links
                .iter()
                .filter_map(|link| billed.get(&link.id))
                .map(|invoice| parts::invoice(invoice, paid.contains(&invoice.link), today))
                .collect::<Vec<_>>(),
            "payments": begun.iter().map(|begun| parts::payment(begun, (&row, former.as_slice()), &networks)).collect::<Vec<_>>(),
            "payments_for_others": for_others,
            "messages": messages.iter().map(parts::message).collect::<Vec<_>>(),
        });
        serde_json::to_vec_pretty(&document).map_err(|_| Problem::Unavailable)
    }
}

/// Every session that was put to a customer, whatever became of it, newest first.
async fn put_to(tx: &mut dyn Transaction, customer: &Customer) -> Result<Vec<SessionRow>, StorageError> {
    let theirs = SessionFilter { customer: Some(customer.id), ..SessionFilter::default() };
    let mut all = Vec::new();
    let mut page = Page { offset: 0, limit: CHUNK };
    loop {
        let rows = tx.sessions(customer.merchant, &theirs, page).await?.rows;
        if rows.is_empty() {
            return Ok(all);
        }
        all.extend(rows);
        page.offset = page.offset.saturating_add(CHUNK);
    }
}

/// Payments of links that are for somebody else, with which this customer gave their own details.
async fn for_others(
    tx: &mut dyn Transaction,
    customer: &Customer,
    put_to: &[SessionRow],
) -> Result<Vec<Value>, StorageError> {
    let known: HashSet<SessionId> = put_to.iter().map(|row| row.session.id).collect();
    let about = tx.sessions_about(customer).await?;
    let others: Vec<_> = about.into_iter().filter(|id| !known.contains(id)).collect();
    let mut all = Vec::new();
    for ids in others.chunks(CHUNK as usize) {
        all.extend(tx.sessions_by_id(ids).await?.iter().map(parts::payment_for_another));
    }
    Ok(all)
}
