//! A merchant's customers: listed, written down, imported, exported and forgotten (P2).

mod csv_export;
mod csv_import;
mod data;
mod data_parts;
mod detail;
mod erase;
mod form;
mod import_lines;
mod list;
mod merge;
mod of_link;
mod of_payment;
mod save;

pub(super) use of_link::{Wanted, wanted};

use crate::fail::{self, Outcome};
use api_types::{
    Problem,
    customers::{CustomerForm, CustomerItem, TagItem},
};
use domain::{Customer, CustomerInfo, Email, Mode, ids::MerchantId};
use storage::{Transaction, records::CustomerRow};

/// What a customer is called: by name, else by e-mail.
pub(super) fn called(customer: &Customer) -> String {
    customer.about.name.clone().unwrap_or_else(|| customer.email.to_string())
}

/// One of a merchant's customers, with the payments of a mode.
async fn existing(
    tx: &mut dyn Transaction,
    merchant: MerchantId,
    id: &str,
    mode: Option<Mode>,
) -> Outcome<CustomerRow> {
    let id = id.parse().map_err(|_| Problem::NotFound)?;
    let row = tx.merchant_customer(merchant, id, mode).await.map_err(fail::storage("reading a customer"))?;
    row.ok_or(Problem::NotFound)
}

/// A customer's row.
fn item(row: &CustomerRow, tags: Vec<TagItem>) -> CustomerItem {
    let customer = &row.customer;
    CustomerItem {
        id: customer.id.to_string(),
        email: customer.email.to_string(),
        name: customer.about.name.clone(),
        phone: customer.about.phone.clone(),
        tags,
        paid: row.paid,
        last_at: row.last_at.map(|at| at.0),
        source: customer.source.as_str().to_owned(),
        created_at: customer.created_at.0,
    }
}

/// Whether what was told with a payment is a customer's own, as far as can be known: a link for them can be paid by anybody, who
/// gives their own details then. With an e-mail that neither is nor was theirs it may be somebody else's.
fn is_own(told: &CustomerInfo, customer: &Customer, former: &[Email]) -> bool {
    told.email
        .as_deref()
        .is_none_or(|email| email.parse().is_ok_and(|email: Email| email == customer.email || former.contains(&email)))
}

/// The form as it would have been typed.
fn written(customer: &Customer) -> CustomerForm {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    CustomerForm {
        email: customer.email.to_string(),
        name: text(&customer.about.name),
        phone: text(&customer.about.phone),
        address: text(&customer.about.address),
        notes: text(&customer.about.notes),
        merge: false,
    }
}
