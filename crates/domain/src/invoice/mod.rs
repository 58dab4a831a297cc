//! Invoices: what is billed to one customer, line by line, under a number without gaps (A14).
//!
//! All sums are exact: each line is rounded once, to what its currency can pay, and everything below the lines is added up
//! from what is shown. Prices are net; tax is added by rate.

mod items;
mod number;
mod percent;
mod quantity;
mod state;
#[cfg(test)]
mod tests;
mod totals;
mod typed;

pub use items::{Discount, Items, ItemsError, Line};
pub use number::{InvoiceNumber, NumberPrefix, NumberPrefixError};
pub use percent::{Percent, PercentError};
pub use quantity::{Quantity, QuantityError};
pub use state::InvoiceState;
pub use totals::{TaxSum, Totals};
pub use typed::{LineField, TypedLine, read_discount, read_line, read_price};

use crate::{
    Millis, Mode, Unit,
    ids::{LinkId, MerchantId},
    view::Day,
};
use serde::{Deserialize, Serialize};

/// Who bills, or who is billed, as they stood when the invoice was issued.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Party {
    /// Name of the business or the person.
    pub name: String,
    /// Postal address, with line breaks.
    pub address: Option<String>,
    /// Number at the tax office.
    pub tax_id: Option<String>,
    /// Where they are written to.
    pub email: Option<String>,
}

/// What an invoice says beside its number and its last day. Never changes once it is issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Who bills.
    pub seller: Party,
    /// Who is billed.
    pub buyer: Party,
    /// What prices are counted in.
    pub unit: Unit,
    /// What is billed.
    pub items: Items,
    /// What the tax is called: `VAT`.
    pub tax_name: String,
    /// What the customer is told besides.
    pub notes: Option<String>,
    /// The day on which it was issued, by the clock that the merchant had then. `None`: it was issued when days were those of UTC.
    #[serde(default)]
    pub issued_on: Option<Day>,
}

/// An issued invoice. Its link is paid; it is never edited, only voided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    /// The one-time link by which it is paid.
    pub link: LinkId,
    /// Who bills.
    pub merchant: MerchantId,
    /// Live or test: each has numbers of its own.
    pub mode: Mode,
    /// Its number.
    pub number: InvoiceNumber,
    /// What it says.
    pub document: Document,
    /// The last day on which it is paid in time, by the merchant's clock.
    pub due: Day,
    /// When it was issued.
    pub issued_at: Millis,
    /// When it was voided. `None`: it was not.
    pub voided_at: Option<Millis>,
}

impl Invoice {
    /// How it stands. `paid`: whether its link has its payment. `today`: by the merchant's clock.
    pub fn state(&self, paid: bool, today: Day) -> InvoiceState {
        InvoiceState::of(self.voided_at.is_some(), paid, self.due, today)
    }

    /// The day that stands on it as the day of its issue. Stays what it is, also where the merchant moves to another zone.
    pub fn issued_on(&self) -> Day {
        self.document.issued_on.unwrap_or_else(|| Day::of(self.issued_at))
    }
}
