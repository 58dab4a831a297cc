//! Invoices: the form that issues one, and what a link's page shows of it (A14).

mod amounts;
mod card;
mod form;
mod line_rows;
mod page;
mod server_fns;
mod sums;
mod void_form;

pub use card::InvoiceCard;
#[cfg(all(test, feature = "ssr"))]
pub use form::InvoiceForm;
pub use page::NewInvoicePage;
pub use server_fns::VoidInvoice;
