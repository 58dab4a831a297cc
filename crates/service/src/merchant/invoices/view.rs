//! An issued invoice as it is read.

use api_types::invoices::{InvoiceView, LineView};
use domain::{Amount, Invoice, Units, invoice::Discount, link::LinkKey, view::Day};

/// As merchant and customer read it. `key`: how its link is named to the customer. `paid`: whether its link has its payment.
/// `today`: by the merchant's clock.
pub(crate) fn bill(invoice: &Invoice, key: &LinkKey, paid: bool, today: Day) -> InvoiceView {
    let document = &invoice.document;
    let (items, totals) = (&document.items, document.items.totals());
    let amount = |units: Units| Amount::new(units, items.decimals()).to_string();
    let line = |(line, sum): (&domain::invoice::Line, &Units)| LineView {
        description: line.description.clone(),
        quantity: line.quantity.to_string(),
        price: amount(line.price),
        tax: line.tax.map(|rate| format!("{rate} %")).unwrap_or_default(),
        sum: amount(*sum),
    };
    let called = match items.discount() {
        Some(Discount::Percent(percent)) => Some(format!("Discount {percent} %")),
        Some(Discount::Amount(_)) => Some("Discount".to_owned()),
        None => None,
    };
    let name = &document.tax_name;
    let tax =
        |sum: &domain::invoice::TaxSum| (format!("{name} {} % on {}", sum.rate, amount(sum.net)), amount(sum.tax));
    InvoiceView {
        number: invoice.number.to_string(),
        state: invoice.state(paid, today),
        issued_at: invoice.issued_at.0,
        issued: day(invoice.issued_on()),
        due_on: invoice.due.start().0,
        due: day(invoice.due),
        seller: document.seller.clone(),
        buyer: document.buyer.clone(),
        lines: items.lines().iter().zip(&totals.lines).map(line).collect(),
        subtotal: amount(totals.subtotal),
        discount: called.map(|called| (called, amount(totals.discount))),
        taxes: totals.taxes.iter().map(tax).collect(),
        total: amount(totals.total),
        unit: document.unit.to_string(),
        notes: document.notes.clone(),
        pdf: format!("/pay/{key}/invoice.pdf"),
    }
}

/// `31 December 2026`.
pub(crate) fn day(day: Day) -> String {
    let format = time::macros::format_description!("[day padding:none] [month repr:long] [year]");
    time::OffsetDateTime::from_unix_timestamp(day.start().0.div_euclid(1_000))
        .ok()
        .and_then(|moment| moment.format(format).ok())
        .unwrap_or_default()
}
