//! What the form of a new invoice begins with.

use super::settings::invoicing;
use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
    merchant::{existing_link, listing},
    remind::Hours,
};
use api_types::{
    Problem,
    invoices::{InvoiceForm, LineForm},
};
use domain::{
    Amount, Link,
    ids::LinkId,
    invoice::{Discount, Document},
    view::Day,
};

/// How many days a new invoice may be paid in.
const DAYS: i64 = 14;

impl Service {
    /// An empty form, or one that issues the same as the invoice of a link again.
    ///
    /// # Errors
    /// `NotFound`: no such invoice of this merchant.
    pub async fn invoice_start(&self, actor: &Actor, from: Option<&str>) -> Outcome<InvoiceForm> {
        actor.may(Right::Look)?;
        let failed = fail::storage("beginning an invoice");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let kept = invoicing(&mut *tx, actor.merchant).await.map_err(&failed)?;
        let today = Hours::of(&mut *tx, actor.merchant).await.map_err(&failed)?.day(self.now());
        let due = Day(today.0.saturating_add(DAYS));
        let blank = InvoiceForm { tax_name: kept.tax_name(), due_on: listing::written(due), ..InvoiceForm::default() };
        let Some(from) = from else { return Ok(blank) };
        let id: LinkId = from.parse().map_err(|_| Problem::NotFound)?;
        let link = existing_link(&mut *tx, actor, id).await?.link;
        let invoice = super::of_link(&mut *tx, &link).await?.ok_or(Problem::NotFound)?;
        let customer = match link.customer {
            Some(id) => tx.customer(id).await.map_err(&failed)?,
            None => None,
        };
        let form = written(&link, &invoice.number.to_string(), &invoice.document, blank);
        Ok(match customer {
            Some(customer) => InvoiceForm {
                customer: "known".to_owned(),
                customer_email: customer.email.to_string(),
                customer_address: invoice.document.buyer.address.unwrap_or_default(),
                ..form
            },
            None => form,
        })
    }
}

/// The form as it would have been typed.
fn written(link: &Link, number: &str, document: &Document, blank: InvoiceForm) -> InvoiceForm {
    let items = &document.items;
    let amount = |units| Amount::new(units, items.decimals()).to_string();
    let line = |(row, line): (usize, &domain::invoice::Line)| LineForm {
        row: u32::try_from(row).unwrap_or_default(),
        description: line.description.clone(),
        quantity: line.quantity.to_string(),
        price: amount(line.price),
        tax: line.tax.map(|rate| rate.to_string()).unwrap_or_default(),
    };
    let (discount_kind, discount) = match items.discount() {
        None => (String::new(), String::new()),
        Some(Discount::Percent(percent)) => ("percent".to_owned(), percent.to_string()),
        Some(Discount::Amount(units)) => ("amount".to_owned(), amount(units)),
    };
    InvoiceForm {
        title: if link.title == format!("Invoice {number}") { String::new() } else { link.title.clone() },
        lines: items.lines().iter().enumerate().map(line).collect(),
        discount_kind,
        discount,
        tax_name: document.tax_name.clone(),
        currency: if document.unit.is_fiat() { document.unit.to_string() } else { String::new() },
        assets: link.accepts.iter().map(ToString::to_string).collect(),
        window_minutes: (link.window.0 / 60_000).to_string(),
        notes: document.notes.clone().unwrap_or_default(),
        private_note: link.private_note.clone().unwrap_or_default(),
        ..blank
    }
}
