//! Invoices as merchants write them, and as both sides read them.

use domain::{
    Mode,
    invoice::{InvoiceState, Party},
};
use serde::{Deserialize, Serialize};

/// A line of the form, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LineForm {
    /// Which row of the page it is typed in: what is wrong is said there, also when rows before it were taken away.
    pub row: u32,
    /// What is billed.
    pub description: String,
    /// How much of it; empty: one.
    pub quantity: String,
    /// What one costs without tax, decimal text.
    pub price: String,
    /// Rate of tax in percent; empty: none.
    pub tax: String,
}

/// The form that issues an invoice, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct InvoiceForm {
    /// What it is for; empty: `Invoice` and its number.
    pub title: String,
    /// What is billed; empty lines are left out.
    pub lines: Vec<LineForm>,
    /// `percent` or `amount`; empty: `percent`.
    pub discount_kind: String,
    /// What is taken off before tax; empty: nothing.
    pub discount: String,
    /// What the tax is called.
    pub tax_name: String,
    /// What prices are counted in: a currency's code; empty: the coin itself.
    pub currency: String,
    /// CAIP-19 names of the accepted assets.
    pub assets: Vec<String>,
    /// Minutes to pay, once the customer begins.
    pub window_minutes: String,
    /// The last day to pay in time, such as `2026-12-31`, by the merchant's clock.
    pub due_on: String,
    /// What the customer is told besides.
    pub notes: String,
    /// For the merchant alone.
    pub private_note: String,
    /// Whom it is for: `known`: the customer with the e-mail; `new`: somebody who is added with it.
    pub customer: String,
    /// The customer's e-mail.
    pub customer_email: String,
    /// The new customer's name; for `new`.
    pub customer_name: String,
    /// The new customer's phone number; for `new`.
    pub customer_phone: String,
    /// The address to bill; empty: what is known of the customer.
    pub customer_address: String,
    /// Whether it is sent to the customer by e-mail.
    pub send_email: bool,
    /// Whether by SMS.
    pub send_sms: bool,
}

/// What stands on every invoice of a merchant, and how they are numbered, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct InvoicingForm {
    /// The seller's postal address.
    pub address: String,
    /// The seller's number at the tax office.
    pub tax_id: String,
    /// What the tax is called on new invoices; empty: `VAT`.
    pub tax_name: String,
    /// What stands before the count.
    pub prefix: String,
    /// The count of the next live invoice. Taken as typed until the first is issued.
    pub next: String,
    /// Whether the first live one was issued.
    pub began: bool,
}

/// How a link's invoice stands, in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceMark {
    /// How it stands.
    pub state: InvoiceState,
    /// Its last day to pay in time: the first moment were it a day of UTC, Unix milliseconds.
    pub due_on: i64,
}

/// An invoice whose last day is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverdueInvoice {
    /// Its link's id.
    pub link: String,
    /// Its number.
    pub number: String,
    /// Who is billed.
    pub customer: String,
    /// The total with its unit.
    pub total: String,
    /// Its last day: the first moment were it a day of UTC, Unix milliseconds.
    pub due_on: i64,
    /// Live or test.
    pub mode: Mode,
}

/// A line as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineView {
    /// What is billed.
    pub description: String,
    /// How much of it.
    pub quantity: String,
    /// What one costs without tax.
    pub price: String,
    /// Rate of tax: `19 %`; empty: none.
    pub tax: String,
    /// What the line comes to.
    pub sum: String,
}

/// An invoice as merchant and customer read it. All of it is for who has the link's code; see
/// [`InvoiceView::for_anybody`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceView {
    /// Its number.
    pub number: String,
    /// How it stands.
    pub state: InvoiceState,
    /// When it was issued, Unix milliseconds.
    pub issued_at: i64,
    /// The day that stands on it, by the merchant's clock: `19 March 2026`.
    pub issued: String,
    /// Its last day to pay in time: the first moment were it a day of UTC, Unix milliseconds.
    pub due_on: i64,
    /// The same in words: `31 December 2026`.
    pub due: String,
    /// Who bills.
    pub seller: Party,
    /// Who is billed; without a name for who came without the link's code.
    pub buyer: Party,
    /// What is billed.
    pub lines: Vec<LineView>,
    /// All lines.
    pub subtotal: String,
    /// What is taken off: what it is called, and how much. `None`: nothing.
    pub discount: Option<(String, String)>,
    /// Tax by rate: what it is called, and how much.
    pub taxes: Vec<(String, String)>,
    /// What is to be paid.
    pub total: String,
    /// What all of it is counted in.
    pub unit: String,
    /// What the customer is told besides.
    pub notes: Option<String>,
    /// Path of the PDF; empty for who came without the link's code.
    pub pdf: String,
}

impl InvoiceView {
    /// As somebody reads it of whom nobody knows who they are: what is billed, and not whom.
    #[must_use]
    pub fn for_anybody(self) -> Self {
        Self { buyer: Party::default(), pdf: String::new(), ..self }
    }
}

/// What the PDF of an invoice says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoicePaper {
    /// The invoice.
    pub invoice: InvoiceView,
    /// Colour of the merchant.
    pub accent: String,
    /// The merchant's site.
    pub website: Option<String>,
    /// Live or test.
    pub mode: Mode,
    /// Title of the link.
    pub title: String,
    /// Where it is paid.
    pub url: String,
    /// The address as a QR code: side in modules.
    pub qr_size: u32,
    /// The QR code's dark modules as an SVG path.
    pub qr_path: String,
    /// Its payment: the day on which it was paid, by the merchant's clock, what came, and the verification code. `None`: not paid.
    pub paid: Option<(String, String, String)>,
}
