//! What members did.

mod audit_list;
mod page;
mod server_fns;

#[cfg(all(test, feature = "ssr"))]
pub use audit_list::AuditList;
pub use page::AuditPage;
