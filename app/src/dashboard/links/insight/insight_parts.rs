//! The three parts, and what they show. What is asked for stands in the address: `?days=7&tab=views&page=2`.

use super::{
    activity_card::{ActivityCard, ActivityList},
    analytics_card::{AnalyticsCard, AnalyticsView},
    sharing_card::{SharingCard, SharingView},
};
use crate::dashboard::parts::use_query;
use crate::dashboard::{error::UiError, parts::Icon};
use api_types::{
    analytics::{Activity, LinkAnalytics, Range, Tab},
    sharing::LinkSharing,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What is asked for in the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// How far back the figures go.
    pub range: Range,
    /// Which tab of the activity is open.
    pub tab: Tab,
    /// Which page of the activity is open, from 1.
    pub page: u32,
}

/// What the address asks for now.
pub fn asked() -> Memo<Asked> {
    let (range, tab, page) = (shown_range(), shown_tab(), shown_page());
    Memo::new(move |_| Asked { range: range.get(), tab: tab.get(), page: page.get() })
}

/// What the parts show. Read together with the link, so that server and browser begin with the same page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Insight {
    /// Its figures.
    pub analytics: Result<LinkAnalytics, UiError>,
    /// A page of what happened with it.
    pub activity: Result<Activity, UiError>,
    /// Its addresses for each channel, and texts about it.
    pub sharing: Result<LinkSharing, UiError>,
}

/// How far back the figures go.
pub fn shown_range() -> Memo<Range> {
    let query = use_query();
    Memo::new(move |_| query.with(|query| Range::from_days(query.get_str("days").unwrap_or_default())))
}

/// Which tab of the activity is open.
pub fn shown_tab() -> Memo<Tab> {
    let query = use_query();
    Memo::new(move |_| query.with(|query| query.get_str("tab").and_then(|tab| tab.parse().ok()).unwrap_or_default()))
}

/// Which page of the activity is open.
fn shown_page() -> Memo<u32> {
    let query = use_query();
    Memo::new(move |_| query.with(|query| query.get_str("page").and_then(|page| page.parse().ok()).unwrap_or(1)))
}

/// The parts.
#[component]
pub fn InsightParts(
    /// What they show.
    insight: Insight,
) -> impl IntoView {
    let figures = part(insight.analytics, |analytics| view! { <AnalyticsView analytics/> }.into_any());
    let entries = part(insight.activity, |activity| view! { <ActivityList activity/> }.into_any());
    let ways = part(insight.sharing, |sharing| view! { <SharingView sharing/> }.into_any());
    view! {
        <AnalyticsCard>{figures}</AnalyticsCard>
        <ActivityCard>{entries}</ActivityCard>
        <SharingCard>{ways}</SharingCard>
    }
    .into_any()
}

/// What the server answered, or why it did not.
fn part<T>(read: Result<T, UiError>, view: fn(T) -> AnyView) -> AnyView {
    match read {
        Ok(value) => view(value),
        Err(error) => {
            view! { <p class="card-body muted"><Icon name="triangle-alert"/>" "{error.to_string()}</p> }.into_any()
        }
    }
}
