//! A link's figures over a chosen range (R18, R22).

use super::{
    channel_list::ChannelList, day_chart::DayChart, figure_row::FigureRow, range_links::RangeLinks,
    referrer_list::ReferrerList,
};
use crate::dashboard::{parts::Icon, words::count};
use api_types::analytics::{DayFigures, LinkAnalytics};
use domain::view::{Unusual, unusual};
use leptos::prelude::*;

/// The card around: what stays while figures are read again.
#[component]
pub fn AnalyticsCard(
    /// The figures.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card analytics" aria-labelledby="analytics">
            <div class="card-head"><h2 id="analytics">"How it does"</h2><RangeLinks/></div>
            {children()}
        </section>
    }
    .into_any()
}

/// The figures, as a row, day by day, and by where people came from.
#[component]
pub fn AnalyticsView(
    /// Of the chosen range.
    analytics: LinkAnalytics,
) -> impl IntoView {
    let LinkAnalytics { ever, range, days, channels, referrers, bots, previews } = analytics;
    let alarm = alarm(&days);
    let uncounted = uncounted(bots, previews).map(|words| view! { <p class="uncounted xs muted">{words}</p> });
    view! {
        {alarm}
        <FigureRow range ever/>
        <DayChart days/>
        <div class="sources">
            <ChannelList channels/>
            <ReferrerList referrers/>
        </div>
        {uncounted}
    }
    .into_any()
}

/// A word when today is unlike the days before (R32).
fn alarm(days: &[DayFigures]) -> Option<AnyView> {
    let views: Vec<_> = days.iter().map(|day| day.views).collect();
    let Unusual { today, usual } = unusual(&views)?;
    let text = format!(
        "{today} views today, about {usual} on the days before. If you have not passed the link on widely, look below \
         where they come from. Nothing can be taken from you by looking; you can deactivate the link at any time."
    );
    Some(
        view! {
            <div class="notice warn" role="status"><Icon name="triangle-alert"/><h2>"Unusual activity"</h2><p>{text}</p></div>
        }
        .into_any(),
    )
}

/// Who came and is in no figure. `None`: nobody.
fn uncounted(bots: u64, previews: u64) -> Option<String> {
    let robots = (bots > 0).then(|| count(bots, "visit by robots", "visits by robots"));
    let previews = (previews > 0).then(|| count(previews, "link preview", "link previews"));
    let parts: Vec<_> = robots.into_iter().chain(previews).collect();
    (!parts.is_empty()).then(|| format!("Not counted: {}, since the link was made.", parts.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn robots_and_previews_are_told_apart() {
        let said = uncounted(12, 3).expect("somebody came");
        assert_eq!(said, "Not counted: 12 visits by robots, 3 link previews, since the link was made.");
        assert_eq!(uncounted(0, 1).as_deref(), Some("Not counted: 1 link preview, since the link was made."));
        assert_eq!(uncounted(0, 0), None);
    }
}
