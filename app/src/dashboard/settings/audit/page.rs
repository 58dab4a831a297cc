//! The audit page. What it shows stands in its address.

use super::{audit_list::AuditList, server_fns::load_audit_log};
use crate::dashboard::{
    parts::{Loaded, page_data, use_query},
    settings::settings_head::SettingsHead,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn AuditPage() -> impl IntoView {
    let query = use_query();
    let member = Memo::new(move |_| query.with(|query| query.get("member")).unwrap_or_default());
    let page =
        Memo::new(move |_| query.with(|query| query.get_str("page").and_then(|page| page.parse().ok())).unwrap_or(1));
    let log = page_data(move || (member.get(), page.get()), |(member, page)| load_audit_log(member, page));
    view! {
        <SettingsHead title="Audit log"/>
        <div class="settings-page">
            <p class="muted">"What each member of your team changed, when they signed in and out, and what was done for them at the server's console. Nobody can change this list."</p>
            <Loaded resource=log view=move |log| view! { <AuditList log/> }.into_any()/>
        </div>
    }
    .into_any()
}
