//! What merchants do: their business, wallets, networks, links and payments.

mod business;
pub(crate) mod defaults;
mod home;
mod links;
mod listing;
mod network_form;
mod networks;
mod payment_item;
mod payments;
mod payments_csv;
mod wallets;
