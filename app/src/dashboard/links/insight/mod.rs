//! How a link does, what happened with it, and how it is passed on: parts of the link's own page.

mod activity_card;
mod activity_entry;
mod analytics_card;
mod channel_list;
mod columns;
mod day_chart;
mod figure_row;
mod insight_parts;
mod names;
mod qr_card;
mod range_links;
#[cfg(feature = "ssr")]
mod read_insight;
mod referrer_list;
mod sharing_card;
mod snippet;
mod tab_links;

pub use insight_parts::{Asked, Insight, InsightParts, asked};
pub use qr_card::QrCard;
#[cfg(feature = "ssr")]
pub use read_insight::read_insight;

#[cfg(all(test, feature = "ssr"))]
pub use {
    activity_card::{ActivityCard, ActivityList},
    analytics_card::{AnalyticsCard, AnalyticsView},
    sharing_card::{SharingCard, SharingView},
};
