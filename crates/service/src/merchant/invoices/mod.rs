//! Invoices: issued once, paid by a one-time link, never edited, voided at most (A14).

mod issue;
mod paper;
mod read;
mod settings;
mod start;
mod view;
mod void;

pub(crate) use view::{bill, day};

use crate::fail::{self, Outcome};
use api_types::{
    Problem,
    invoices::{InvoiceMark, OverdueInvoice},
};
use domain::{Invoice, Link, ids::LinkId, link::Source, view::Day};
use std::collections::HashMap;
use storage::{StorageError, Transaction};

/// Why the link of an invoice is not edited.
pub const NOT_EDITED: &str =
    "An issued invoice is not changed. Void it, and issue a copy with what is to be different.";

/// The invoices of those links that have one.
pub(super) async fn by_link<'a>(
    tx: &mut dyn Transaction,
    links: impl Iterator<Item = &'a Link> + Send,
) -> Result<HashMap<LinkId, Invoice>, StorageError> {
    let ids: Vec<_> = links.filter(|link| link.source == Source::Invoice).map(|link| link.id).collect();
    Ok(tx.invoices_of(&ids).await?.into_iter().map(|invoice| (invoice.link, invoice)).collect())
}

/// The invoice of a link. `None`: it is no invoice's.
pub(crate) async fn of_link(tx: &mut dyn Transaction, link: &Link) -> Outcome<Option<Invoice>> {
    if link.source != Source::Invoice {
        return Ok(None);
    }
    Ok(tx.invoices_of(&[link.id]).await.map_err(fail::storage("reading an invoice"))?.pop())
}

/// Refuses for the link of an invoice.
pub(super) fn refuse_for(link: &Link, message: &str) -> Outcome<()> {
    if link.source == Source::Invoice { Err(fail::refused(message)) } else { Ok(()) }
}

/// Refuses to let a void invoice be paid.
pub(super) async fn refuse_void(tx: &mut dyn Transaction, link: &Link) -> Outcome<()> {
    match of_link(tx, link).await? {
        Some(invoice) if invoice.voided_at.is_some() => Err(Problem::Refused {
            message: format!("{} is void, so it cannot be paid any more. Issue a copy of it.", invoice.number),
        }),
        _ => Ok(()),
    }
}

/// How it stands, in a row. `paid`: payments of its link. `today`: by the merchant's clock.
pub(super) fn mark(invoice: &Invoice, paid: u64, today: Day) -> InvoiceMark {
    InvoiceMark { state: invoice.state(paid > 0, today), due_on: invoice.due.start().0 }
}

/// As the first page tells of it.
pub(super) fn overdue(invoice: &Invoice) -> OverdueInvoice {
    let document = &invoice.document;
    OverdueInvoice {
        link: invoice.link.to_string(),
        number: invoice.number.to_string(),
        customer: document.buyer.name.clone(),
        total: format!("{} {}", document.items.total(), document.unit),
        due_on: invoice.due.start().0,
        mode: invoice.mode,
    }
}
