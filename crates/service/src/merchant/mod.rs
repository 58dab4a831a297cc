//! What merchants do: their business, wallets, networks, links, customers and payments.

mod after_form;
mod analytics;
mod business;
mod customers;
pub(crate) mod defaults;
mod find;
mod home;
mod home_days;
mod invoices;
mod link_acts;
mod link_form;
mod link_path;
mod links;
mod listing;
mod network_form;
mod networks;
mod payment_item;
mod payments;
mod payments_csv;
mod products;
mod rates;
mod sharing;
mod spreadsheet;
mod tags;
mod unattributed;
mod undo;
mod unusual_links;
mod wallets;

pub(crate) use business::too_like;
pub use home::ACTIVITY_AT_ONCE;
pub(crate) use invoices::{bill as invoice_bill, day as day_in_words, of_link as invoice_of};
pub(crate) use links::{bounds, existing as existing_link};
pub(crate) use listing::page;
pub(crate) use undo::Kept;
