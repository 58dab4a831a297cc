//! All that is kept about one customer, to be handed to them.

use super::existing;
use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
    merchant::{payment_item, spreadsheet::moment},
};
use api_types::Problem;
use domain::{CustomerInfo, Email};
use serde_json::json;
use storage::records::{Delivery, FollowedNetwork, Page, SessionFilter, SessionRow};

/// Payments read at once.
const CHUNK: u32 = 500;
/// The most messages.
const MESSAGES: u32 = 10_000;

impl Service {
    /// What is known of a customer, their tags, links, payments and messages, with what they told each time, as JSON. What somebody
    /// else told who paid for them is left out.
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
        let networks = tx.networks().await.map_err(&failed)?;
        let theirs = SessionFilter { customer: Some(row.id), ..SessionFilter::default() };
        let mut payments = Vec::new();
        let mut page = Page { offset: 0, limit: CHUNK };
        loop {
            let rows = tx.sessions(actor.merchant, &theirs, page).await.map_err(&failed)?.rows;
            if rows.is_empty() {
                break;
            }
            payments.extend(rows.iter().map(|paid| payment(paid, &row.email, &networks)));
            page.offset = page.offset.saturating_add(CHUNK);
        }
        let about = &row.about;
        let messages = tx.deliveries_of_customer(actor.merchant, row.id, MESSAGES).await.map_err(&failed)?;
        let document = json!({
            "customer": {
                "id": row.id,
                "email": row.email,
                "name": about.name,
                "phone": about.phone,
                "address": about.address,
                "notes": about.notes,
                "source": row.source,
                "created_at": moment(row.created_at.0),
            },
            "tags": tags.iter().map(|(_, tag)| tag.name.as_str()).collect::<Vec<_>>(),
            "links": links.iter().map(|link| json!({ "id": link.id, "title": link.title })).collect::<Vec<_>>(),
            "payments": payments,
            "messages": messages.iter().map(message).collect::<Vec<_>>(),
        });
        serde_json::to_vec_pretty(&document).map_err(|_| Problem::Unavailable)
    }
}

/// What was told with a payment, if it is about this customer: who pays for somebody else gave their own details, which are
/// not for others' eyes.
fn told<'a>(told: &'a CustomerInfo, customer: &Email) -> Option<&'a CustomerInfo> {
    let own = told.email.as_deref().is_none_or(|email| email.parse().is_ok_and(|email: Email| email == *customer));
    own.then_some(told)
}

fn message(message: &Delivery) -> serde_json::Value {
    json!({
        "way": message.way,
        "purpose": message.purpose,
        "to": message.recipient,
        "subject": message.subject,
        "text": message.body,
        "state": message.state.as_str(),
        "created_at": moment(message.created_at.0),
    })
}

fn payment(row: &SessionRow, customer: &Email, networks: &[FollowedNetwork]) -> serde_json::Value {
    let item = payment_item::item(row, networks);
    json!({
        "id": item.id,
        "code": item.code,
        "link": item.title,
        "reference": item.reference,
        "mode": item.mode,
        "status": item.status,
        "price": item.due,
        "received": item.received,
        "symbol": item.symbol,
        "network": item.network_name,
        "address": row.session.address.to_string(),
        "transaction": item.tx,
        "opened_at": moment(item.opened_at),
        "paid_at": item.paid_at.map(moment),
        "told": told(&row.session.customer, customer),
    })
}
