//! The repositories over sqlx, written once: a macro an entity, expanded by each backend crate.
//!
//! Where a macro is used it expects
//! - the transaction to have `connection()`, giving the connection that statements run on;
//! - for lists `newest_sessions`, and beside the crate's own sources `queries/links/{list,count}.sql` and
//!   `queries/sessions/count.sql`: each as the engine does it best;
//! - for sessions `lock_sessions` and `lock_links_of` (&[SessionId]), for links `lock_link(LinkId)`, for slots
//!   `lock_places(LinkId, Option<ProductId>)`, for
//!   searching `link_letters` and `session_letters` (&Words), `matching_links` and `matching_sessions` (&str, &Words, &Letters,
//!   i64), and for events a field `events: Vec<Event>`;
//! - a function `refused(sqlx::Error) -> StorageError` in scope;
//! - `sqlx` and `async_trait` among the crate's dependencies, and the crate to stand beside `storage`.

mod addresses;
mod audit_log;
mod browsers;
mod customers;
mod deliveries;
mod events;
mod invoices;
mod jobs;
mod link_lists;
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
mod session_lists;
mod sessions;
mod settings;
mod slots;
mod tags;
mod team;
mod transfers;
mod undos;
mod views;
mod wallets;

/// Every repository over a backend's transaction.
#[macro_export]
macro_rules! impl_repositories {
    ($transaction:ty) => {
        $crate::impl_settings!($transaction);
        $crate::impl_merchants!($transaction);
        $crate::impl_members!($transaction);
        $crate::impl_memberships!($transaction);
        $crate::impl_networks!($transaction);
        $crate::impl_wallets!($transaction);
        $crate::impl_addresses!($transaction);
        $crate::impl_links!($transaction);
        $crate::impl_link_lists!($transaction);
        $crate::impl_slots!($transaction);
        $crate::impl_products!($transaction);
        $crate::impl_quotes!($transaction);
        $crate::impl_manual_rates!($transaction);
        $crate::impl_customers!($transaction);
        $crate::impl_tags!($transaction);
        $crate::impl_sessions!($transaction);
        $crate::impl_session_lists!($transaction);
        $crate::impl_transfers!($transaction);
        $crate::impl_events!($transaction);
        $crate::impl_views!($transaction);
        $crate::impl_jobs!($transaction);
        $crate::impl_deliveries!($transaction);
        $crate::impl_audit_log!($transaction);
        $crate::impl_team!($transaction);
        $crate::impl_second_factors!($transaction);
        $crate::impl_passes!($transaction);
        $crate::impl_passkeys!($transaction);
        $crate::impl_invoices!($transaction);
        $crate::impl_reminders!($transaction);
        $crate::impl_undos!($transaction);
        $crate::impl_notifications!($transaction);
        $crate::impl_browsers!($transaction);
        $crate::impl_outages!($transaction);
    };
}
