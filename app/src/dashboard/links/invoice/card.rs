//! The invoice of a link, on the link's page.

use super::{server_fns::VoidInvoice, void_form::VoidForm};
use crate::dashboard::{
    mode::use_shown,
    parts::{Icon, PaymentBadge},
    words,
};
use api_types::invoices::{InvoiceView, LineView};
use domain::invoice::{InvoiceState, Party};
use leptos::prelude::*;

/// Number, days, lines, sums, and what can be done.
#[component]
pub fn InvoiceCard(
    /// The invoice.
    invoice: InvoiceView,
    /// Id of its link.
    link: String,
    /// How many are paying now.
    running: u64,
    /// Payments of its link.
    paid: u64,
    /// Voids it.
    void: ServerAction<VoidInvoice>,
) -> impl IntoView {
    let shown = use_shown();
    let badge = view! { <PaymentBadge look=words::invoice_state(invoice.state, running)/> };
    let again = {
        let link = link.clone();
        move || shown.href(&format!("/dashboard/links/new-invoice?from={link}"))
    };
    let may_void = invoice.state.is_due().then(|| view! { <VoidForm link number=invoice.number.clone() void/> });
    let strange = (invoice.state == InvoiceState::Void && paid > 0).then(|| {
        view! {
            <div class="notice bad">
                <Icon name="triangle-alert"/>
                <h2>"Paid after it was voided"</h2>
                <p>"Money came all the same. Return it, or issue a new invoice for it."</p>
            </div>
        }
    });
    let lines = invoice.lines.into_iter().map(|line| view! { <Line line/> }).collect_view();
    let row = |called: String, sum: String, class: &'static str| {
        view! { <tr class=class><th scope="row" colspan="4" class="n">{called}</th><td class="n">{sum}</td></tr> }
            .into_any()
    };
    let discount = invoice.discount.map(|(called, off)| row(called, format!("−{off}"), ""));
    let taxes = invoice.taxes.into_iter().map(|(called, tax)| row(called, tax, "")).collect_view();
    let total = row("Total".to_owned(), format!("{} {}", invoice.total, invoice.unit), "total");
    let notes = invoice.notes.map(|notes| view! { <p class="lines sm">{notes}</p> });
    let parties = view! {
        <div class="invoice-parties">
            <PartyView label="From" party=invoice.seller/>
            <PartyView label="Billed to" party=invoice.buyer/>
            <dl class="facts">
                <dt>"Issued"</dt><dd>{invoice.issued}</dd>
                <dt>"Due"</dt><dd>{invoice.due}</dd>
            </dl>
        </div>
    }
    .into_any();
    let table = view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label="Lines of the invoice">
            <table class="table invoice-lines">
                <caption class="visually-hidden">"What is billed"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Description"</th>
                        <th scope="col" class="n">"Quantity"</th>
                        <th scope="col" class="n">"Price"</th>
                        <th scope="col" class="n">"Tax"</th>
                        <th scope="col" class="n">{invoice.unit}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
                <tfoot>{row("Subtotal".to_owned(), invoice.subtotal, "")}{discount}{taxes}{total}</tfoot>
            </table>
        </div>
    }
    .into_any();
    view! {
        <section class="card invoice-card" aria-labelledby="invoice">
            <div class="card-head">
                <h2 id="invoice">{format!("Invoice {}", invoice.number)}</h2>
                {badge}
            </div>
            <div class="card-body stack">
                {strange}
                {parties}
                {table}
                {notes}
                <div class="row">
                    <a class="btn" href=invoice.pdf rel="external" download=""><Icon name="file-text"/>"PDF"</a>
                    <a class="btn" href=again><Icon name="copy"/>"Duplicate"</a>
                    {may_void}
                </div>
            </div>
        </section>
    }
    .into_any()
}

/// A line of it.
#[component]
fn Line(line: LineView) -> impl IntoView {
    view! {
        <tr>
            <td>{line.description}</td>
            <td class="n">{line.quantity}</td>
            <td class="n">{line.price}</td>
            <td class="n">{line.tax}</td>
            <td class="n">{line.sum}</td>
        </tr>
    }
    .into_any()
}

/// Who bills, or who is billed.
#[component]
fn PartyView(label: &'static str, party: Party) -> impl IntoView {
    let rest: Vec<String> =
        [party.address, party.tax_id.map(|id| format!("Tax number {id}")), party.email].into_iter().flatten().collect();
    view! {
        <div>
            <p class="xs muted">{label}</p>
            <p><b>{party.name}</b></p>
            <p class="lines sm">{rest.join("\n")}</p>
        </div>
    }
    .into_any()
}
