//! What an invoice bills, for who is about to pay it (A14).

use crate::ui::{Tone, badge};
use api_types::invoices::{InvoiceView, LineView};
use domain::invoice::InvoiceState;
use leptos::prelude::*;

/// Until when it is to be paid; what is billed, for who wants to look.
pub fn invoice(invoice: &InvoiceView) -> impl IntoView + use<> {
    let late = (invoice.state == InvoiceState::Overdue).then(|| view! { " " {badge(Tone::Warn, None, "Overdue")} });
    let lines: Vec<_> = invoice.lines.iter().map(line).collect();
    let sum = |called: &str, sum: &str| {
        let (called, sum) = (called.to_owned(), sum.to_owned());
        view! { <dt>{called}</dt><dd>{sum}</dd> }
    };
    let buyer = &invoice.buyer.name;
    let billed_to = (!buyer.is_empty()).then(|| sum("Billed to", buyer));
    let more = invoice.discount.is_some() || !invoice.taxes.is_empty();
    let subtotal = more.then(|| sum("Subtotal", &invoice.subtotal));
    let discount = invoice.discount.as_ref().map(|(called, off)| sum(called, &["−", off].concat()));
    let taxes: Vec<_> = invoice.taxes.iter().map(|(called, tax)| sum(called, tax)).collect();
    let total = [&invoice.total, " ", &invoice.unit].concat();
    let notes = invoice.notes.clone().map(|notes| view! { <p class="words">{notes}</p> });
    view! {
        <div class="bill">
            <dl class="facts ruled">
                <dt>"To be paid by"</dt>
                <dd>{invoice.due.clone()} {late}</dd>
                {billed_to}
            </dl>
            {notes}
            <details>
                <summary class="btn quiet block">"What is billed"</summary>
                <dl class="facts ruled">{lines} {subtotal} {discount} {taxes} {sum("Total", &total)}</dl>
            </details>
        </div>
    }
}

fn line(line: &LineView) -> impl IntoView + use<> {
    let LineView { description, quantity, sum, .. } = line.clone();
    view! { <dt>{quantity} " ×"</dt><dd>{description} <br /> {sum}</dd> }
}
