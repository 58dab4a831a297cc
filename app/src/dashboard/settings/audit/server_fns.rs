//! What the audit page asks the server.

use crate::dashboard::error::UiError;
use api_types::team::AuditPage;
use leptos::prelude::*;

/// A page of what members did; of one member, or of all for an empty id.
#[server(prefix = "/dashboard/do", endpoint = "audit_log", client = crate::dashboard::Tab)]
pub async fn load_audit_log(#[server(default)] member: String, page: u32) -> Result<AuditPage, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.audit_log(&actor, &member, page).await)
}
