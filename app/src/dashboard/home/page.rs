//! The home page.

use super::{
    chart::Chart,
    first_link::FirstLink,
    metrics::Metrics,
    needs_you::{NeedsYou, waiting},
    networks_card::NetworksCard,
    server_fns::load_home,
};
use crate::dashboard::parts::Icon;
use crate::dashboard::{
    live::use_live,
    mode::use_shown,
    parts::{ActivityFeed, Empty, Loaded, PageHead, page_data},
    payments::Decisions,
};
use api_types::dashboard::Home;
use leptos::prelude::*;

/// The home page; read again when something happens.
#[component]
pub fn HomePage() -> impl IntoView {
    let live = use_live();
    let decisions = Decisions::new();
    let shown = use_shown();
    let source = move || (shown.mode(), live.version(), decisions.made());
    let home = page_data(source, |(mode, ..)| load_home(mode));
    view! {
        <PageHead title="Home">
            <a class="btn primary" data-needs="work" href=move || shown.href("/dashboard/links/new")><Icon name="plus"/>"New link"</a>
        </PageHead>
        <Loaded resource=home rows=12 view=move |home| view! { <HomeView home decisions/> }.into_any()/>
    }
    .into_any()
}

/// What the home page shows.
#[component]
pub fn HomeView(
    /// What the server said.
    home: Home,
    /// What can be decided.
    decisions: Decisions,
) -> impl IntoView {
    let shown = use_shown();
    let waiting = waiting(&home);
    let quiet = home.activity.is_empty();
    let activity = if quiet {
        view! { <Empty title="Nothing has happened yet" text="Payments and changes will show here as they happen."/> }
            .into_any()
    } else {
        view! { <ActivityFeed items=home.activity linked=true/> }.into_any()
    };
    view! {
        {(!home.has_links).then(|| view! { <FirstLink/> })}
        <Metrics
            paid_today=home.paid_today asked_today=home.asked_today payments_today=home.payments_today
            open_now=home.open_now open_more=home.open_more waiting
        />
        <div class="grid">
            <div class="stack">
            <Chart coins=home.revenue/>
            <section class="card" aria-labelledby="recent">
                <div class="card-head">
                    <h2 id="recent">"Recent activity"</h2>
                    <a class="btn quiet sm" href=move || shown.href("/dashboard/payments")>"All payments"</a>
                </div>
                {activity}
            </section>
            </div>
            <div class="stack">
                <NeedsYou
                    items=home.needs_you unattributed=(home.unattributed, home.unattributed_more) overdue=home.overdue
                    turned_away=home.turned_away gaps=home.gaps unusual=home.unusual networks=home.networks.clone()
                    count=waiting decisions
                />
                <NetworksCard networks=home.networks/>
            </div>
        </div>
    }
    .into_any()
}
