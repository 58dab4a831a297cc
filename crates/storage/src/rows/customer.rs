//! Rows of `customers`.

use super::{Result, read, read_number};
use crate::{StorageError, records::CustomerRow};
use domain::{Customer, Millis, customer::About};
use std::collections::HashMap;

/// A row of `customers`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct CustomerColumns {
    pub id: String,
    pub merchant: String,
    pub email: String,
    pub name: Option<String>,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub notes: Option<String>,
    pub source: String,
    pub created_at: i64,
}

impl CustomerColumns {
    /// What the search box looks through.
    pub fn search(customer: &Customer) -> String {
        [Some(customer.email.as_str()), customer.about.name.as_deref(), customer.about.phone.as_deref()]
            .into_iter()
            .flatten()
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
            .join("\n")
    }
}

impl TryFrom<CustomerColumns> for Customer {
    type Error = StorageError;

    fn try_from(row: CustomerColumns) -> Result<Self> {
        Ok(Self {
            id: read("customer id", &row.id)?,
            merchant: read("merchant id", &row.merchant)?,
            email: read("e-mail", &row.email)?,
            about: About { name: row.name, phone: row.phone, address: row.address, notes: row.notes },
            source: read("source", &row.source)?,
            created_at: Millis(row.created_at),
        })
    }
}

/// The figures of a customer's row.
#[expect(missing_docs, reason = "the columns are described in the statements")]
#[derive(Debug)]
pub struct CustomerFigureColumns {
    pub id: String,
    pub paid: i64,
    pub last_at: Option<i64>,
}

/// Puts customers to their figures, in the order of those.
///
/// # Errors
/// `Corrupt`.
pub fn customer_rows(figures: Vec<CustomerFigureColumns>, customers: Vec<Customer>) -> Result<Vec<CustomerRow>> {
    let mut customers: HashMap<_, _> =
        customers.into_iter().map(|customer| (customer.id.to_string(), customer)).collect();
    let row = |figure: CustomerFigureColumns| {
        let customer = customers.remove(&figure.id)?;
        Some(read_number("count", figure.paid).map(|paid| CustomerRow {
            customer,
            paid,
            last_at: figure.last_at.map(Millis),
        }))
    };
    figures.into_iter().filter_map(row).collect()
}
