//! What stands above each page of the settings.

use crate::dashboard::{
    frame::may,
    mode::use_shown,
    parts::{Crumb, PageHead},
};
use domain::Right;
use leptos::prelude::*;

/// The pages of the settings.
pub const PAGES: &[(&str, &str)] = &[
    ("/dashboard/settings", "Business"),
    ("/dashboard/settings/networks", "Networks"),
    ("/dashboard/settings/wallets", "Wallets"),
    ("/dashboard/settings/prices", "Prices"),
    ("/dashboard/settings/tags", "Tags"),
    ("/dashboard/settings/messages", "Messages"),
    ("/dashboard/settings/outbox", "Outbox"),
    ("/dashboard/settings/team", "Team"),
    ("/dashboard/settings/audit", "Audit log"),
    ("/dashboard/settings/notifications", "Notifications"),
    ("/dashboard/settings/account", "Your account"),
];

/// Whether somebody with these rights finds a page of the settings.
pub fn is_shown(path: &str, may_manage: bool) -> bool {
    may_manage || path != "/dashboard/settings/audit"
}

/// The heading and the way to the other pages.
#[component]
pub fn SettingsHead(
    /// Which page this is.
    title: &'static str,
) -> impl IntoView {
    let shown = use_shown();
    let crumbs = if title == "Business" {
        Vec::new()
    } else {
        vec![Crumb { path: "/dashboard/settings".to_owned(), name: "Settings" }]
    };
    let may_manage = may(Right::Manage);
    let links = PAGES
        .iter()
        .filter(|(path, _)| is_shown(path, may_manage))
        .map(|(path, name)| {
            let current = (*name == title).then_some("page");
            view! { <a href=move || shown.href(path) aria-current=current>{*name}</a> }
        })
        .collect_view();
    view! {
        <PageHead title=if title == "Business" { "Settings" } else { title } crumbs/>
        <nav class="tabs settings-tabs" aria-label="Settings">{links}</nav>
    }
    .into_any()
}
