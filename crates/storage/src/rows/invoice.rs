//! Rows of `invoices`.

use super::{Result, read, read_json, read_number};
use crate::StorageError;
use domain::{Invoice, Millis, invoice::InvoiceNumber, view::Day};

/// A row of `invoices`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct InvoiceColumns {
    pub link: String,
    pub merchant: String,
    pub mode: String,
    pub ordinal: i64,
    pub prefix: String,
    pub document: String,
    pub due_day: i64,
    pub issued_at: i64,
    pub voided_at: Option<i64>,
}

impl TryFrom<InvoiceColumns> for Invoice {
    type Error = StorageError;

    fn try_from(row: InvoiceColumns) -> Result<Self> {
        Ok(Self {
            link: read("link id", &row.link)?,
            merchant: read("merchant id", &row.merchant)?,
            mode: read("mode", &row.mode)?,
            number: InvoiceNumber {
                prefix: read("prefix", &row.prefix)?,
                ordinal: read_number("invoice number", row.ordinal)?,
            },
            document: read_json("invoice", &row.document)?,
            due: Day(row.due_day),
            issued_at: Millis(row.issued_at),
            voided_at: row.voided_at.map(Millis),
        })
    }
}
