//! What happened with a link, newest first, in tabs (R19–R21).

use super::{activity_entry::Entry, insight_parts::shown_tab, tab_links::TabLinks};
use crate::dashboard::parts::{Empty, Pager};
use api_types::analytics::{Activity, Tab};
use leptos::prelude::*;

/// The card around: what stays while entries are read again.
#[component]
pub fn ActivityCard(
    /// The entries.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card activity" aria-labelledby="activity">
            <h2 class="visually-hidden" id="activity">"Activity"</h2>
            <TabLinks/>
            {children()}
        </section>
    }
    .into_any()
}

/// A page of entries, or why there is none.
#[component]
pub fn ActivityList(
    /// The page.
    activity: Activity,
) -> impl IntoView {
    let Activity { rows, total, more, page, per_page } = activity;
    let tab = shown_tab();
    if total == 0 {
        return (move || nothing(tab.get())).into_any();
    }
    let rows = rows.into_iter().map(|entry| view! { <Entry entry/> }).collect_view();
    view! { <ul class="feed">{rows}</ul><Pager total more page per_page one="entry" many="entries" stay=true/> }
        .into_any()
}

/// What stands where a tab's entries will be.
fn nothing(tab: Tab) -> AnyView {
    let (title, text) = match tab {
        Tab::All => ("Nothing has happened yet", "Share the link. Who looks and who pays shows here at once."),
        Tab::Views => ("Nobody has looked yet", "Share the link. Who looks shows here, with the site they came from."),
        Tab::Payments => ("Nobody has opened a payment yet", "Share the link. Who pays it shows here at once."),
        Tab::Reminders => (
            "No reminders yet",
            "Once the link went to its customer, reminders can be set on this page, under Reminders.",
        ),
    };
    view! { <Empty title text/> }.into_any()
}
