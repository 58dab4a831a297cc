//! Issues an invoice: the number, the link and what it says, in one transaction.

use super::{
    read::{Draft, read},
    settings::invoicing,
};
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    live::{Changed, What},
    random,
    remind::Hours,
};
use api_types::{Problem, dashboard::LinkItem, invoices::InvoiceForm};
use domain::{
    Act, AfterPayment, Customer, CustomerFields, Invoice, Limit, Link, Price,
    delivery::Way,
    ids::{EventId, LinkId},
    invoice::{Document, InvoiceNumber, Party},
    link::Source,
    view::Day,
};
use std::collections::HashMap;
use storage::records::{Event, LinkRow, Merchant};

impl Service {
    /// Issues an invoice with its one-time link (A14). Its number is taken last, and only by who issues.
    ///
    /// # Errors
    /// All fields that are not as expected; nothing is issued then, and no number taken.
    pub async fn issue_invoice(&self, actor: &Actor, form: &InvoiceForm) -> Outcome<LinkItem> {
        actor.may(Right::Work)?;
        let failed = fail::storage("issuing an invoice");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let merchant = tx.merchant(actor.merchant).await.map_err(&failed)?.ok_or(Problem::SignedOut)?;
        let kept = invoicing(&mut *tx, actor.merchant).await.map_err(&failed)?;
        let networks = tx.networks().await.map_err(&failed)?;
        let today = Hours::of(&mut *tx, actor.merchant).await.map_err(&failed)?.day(self.now());
        let draft = read(form, &kept, &networks, today)?;
        let customer = self.settle_customer(&mut *tx, actor, &draft.customer).await?;
        let customer = tx.customer(customer.ok_or(Problem::NotFound)?).await.map_err(&failed)?;
        let customer = customer.ok_or(Problem::NotFound)?;
        let seller = Party {
            name: merchant.name.clone(),
            address: kept.address,
            tax_id: kept.tax_id,
            email: merchant.contact_email.clone(),
        };
        let ordinal = tx.take_invoice_number(actor.merchant, draft.mode).await.map_err(&failed)?;
        let number = InvoiceNumber { prefix: kept.prefix, ordinal };
        let (link, invoice) = self.issued(&merchant, draft, &customer, seller, (number, today));
        tx.insert_link(&link).await.map_err(&failed)?;
        tx.insert_invoice(&invoice).await.map_err(&failed)?;
        tx.append(&self.invoice_event(&invoice, "invoice.issued")).await.map_err(&failed)?;
        let ways = [(Way::Email, form.send_email), (Way::Sms, form.send_sms)];
        let ways: Vec<_> = ways.into_iter().filter_map(|(way, chosen)| chosen.then_some(way)).collect();
        let codes = self.codes_for(&mut *tx, &link).await.map_err(&failed)?;
        self.write_requests(&mut *tx, &merchant, &link, &customer, &ways).await?;
        self.note(&mut *tx, actor, Act::InvoiceIssued, On::of(link.id, &invoice.number)).await?;
        tx.commit().await.map_err(&failed)?;
        self.deliveries.notify_one();
        self.live.announce([Changed { merchant: actor.merchant, what: What::Link(link.id) }]);
        tracing::info!(link = %link.id, number = %invoice.number, "invoice issued");
        let row = LinkRow { link, paid: 0, running: 0 };
        let item = self.link_item(&merchant.handle, &row, &HashMap::new(), &codes);
        Ok(LinkItem { invoice: Some(super::mark(&invoice, 0, today)), ..item })
    }

    /// The link and the invoice, as they are stored.
    fn issued(
        &self,
        merchant: &Merchant,
        draft: Draft,
        customer: &Customer,
        seller: Party,
        (number, today): (InvoiceNumber, Day),
    ) -> (Link, Invoice) {
        let now = self.now();
        let email = customer.email.to_string();
        let buyer = Party {
            name: customer.about.name.clone().unwrap_or_else(|| email.clone()),
            address: draft.address.or_else(|| customer.about.address.clone()),
            tax_id: None,
            email: Some(email),
        };
        let link = Link {
            id: LinkId::from_parts(now, random::bits(&*self.out.entropy)),
            merchant: merchant.id,
            mode: draft.mode,
            path: None,
            title: draft.title.unwrap_or_else(|| format!("Invoice {number}")),
            description: None,
            reference: Some(number.to_string()),
            private_note: draft.private_note,
            unit: draft.unit.clone(),
            price: Price::Fixed { amount: draft.items.total() },
            accepts: draft.accepts,
            window: draft.window,
            // All that an invoice needs to know stands on it.
            fields: CustomerFields::default(),
            customer: Some(customer.id),
            after: AfterPayment::default(),
            source: Source::Invoice,
            active: true,
            limit: Limit::ONCE,
            ends_at: None,
            archived: false,
            deleted_at: None,
            created_at: now,
            updated_at: now,
        };
        let invoice = Invoice {
            link: link.id,
            merchant: merchant.id,
            mode: draft.mode,
            number,
            document: Document {
                seller,
                buyer,
                unit: draft.unit,
                items: draft.items,
                tax_name: draft.tax_name,
                notes: draft.notes,
                issued_on: Some(today),
            },
            due: draft.due,
            issued_at: now,
            voided_at: None,
        };
        (link, invoice)
    }

    /// An entry of the log about an invoice.
    pub(super) fn invoice_event(&self, invoice: &Invoice, kind: &str) -> Event {
        let now = self.now();
        Event {
            id: EventId::from_parts(now, random::bits(&*self.out.entropy)),
            merchant: invoice.merchant,
            link: Some(invoice.link),
            session: None,
            kind: kind.to_owned(),
            data: serde_json::json!({ "number": invoice.number.to_string() }),
            at: now,
        }
    }
}
