//! The repositories: one trait an entity, in a file of its name; one method a statement.

mod addresses;
mod audit_log;
mod browsers;
mod customers;
mod deliveries;
mod events;
mod invoices;
mod jobs;
mod links;
mod manual_rates;
mod members;
mod memberships;
mod merchants;
mod networks;
mod notifications;
mod outages;
mod passes;
mod passkeys;
mod products;
mod quotes;
mod reminders;
mod second_factors;
mod sessions;
mod settings;
mod slots;
mod tags;
mod team;
mod transfers;
mod undos;
mod views;
mod wallets;

pub use addresses::Addresses;
pub use audit_log::AuditLog;
pub use browsers::Browsers;
pub use customers::Customers;
pub use deliveries::Deliveries;
pub use events::Events;
pub use invoices::Invoices;
pub use jobs::Jobs;
pub use links::Links;
pub use manual_rates::ManualRates;
pub use members::Members;
pub use memberships::Memberships;
pub use merchants::Merchants;
pub use networks::Networks;
pub use notifications::Notifications;
pub use outages::Outages;
pub use passes::Passes;
pub use passkeys::Passkeys;
pub use products::Products;
pub use quotes::Quotes;
pub use reminders::Reminders;
pub use second_factors::SecondFactors;
pub use sessions::Sessions;
pub use settings::Settings;
pub use slots::Slots;
pub use tags::Tags;
pub use team::Team;
pub use transfers::Transfers;
pub use undos::Undos;
pub use views::Views;
pub use wallets::Wallets;

use crate::StorageError;
use async_trait::async_trait;

type Result<T> = std::result::Result<T, StorageError>;

/// A database.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    /// Begins a transaction that may write. On SQLite there is one at a time; others wait.
    async fn write(&self) -> Result<Box<dyn Transaction>>;
    /// Begins a transaction that only reads, beside the one that writes.
    async fn read(&self) -> Result<Box<dyn Transaction>>;
    /// Asks the database whether it answers.
    async fn ping(&self) -> Result<()>;
}

/// Every repository over one database transaction. Dropped without [`Transaction::commit`], nothing happened.
#[async_trait]
pub trait Transaction:
    Settings
    + Merchants
    + Members
    + Memberships
    + Networks
    + Wallets
    + Addresses
    + Links
    + Slots
    + Products
    + Quotes
    + ManualRates
    + Customers
    + Tags
    + Sessions
    + Transfers
    + Events
    + Views
    + Jobs
    + Deliveries
    + AuditLog
    + Team
    + SecondFactors
    + Passes
    + Passkeys
    + Invoices
    + Reminders
    + Undos
    + Notifications
    + Browsers
    + Outages
    + Send
{
    /// Makes all of it last.
    async fn commit(self: Box<Self>) -> Result<()>;
}
