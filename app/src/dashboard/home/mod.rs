//! Home: what came in today, what is under way, and what waits for the merchant.

mod chart;
mod first_link;
mod metrics;
mod needs_you;
mod networks_card;
mod page;
mod server_fns;

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};
use page::HomePage;

#[cfg(all(test, feature = "ssr"))]
pub use page::HomeView;

/// The tab's pages.
#[component(transparent)]
pub fn Routes() -> impl MatchNestedRoutes + Clone {
    view! { <Route path=path!("") view=HomePage ssr=SsrMode::Async/> }.into_inner()
}
