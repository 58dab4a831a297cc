//! The navigation on small screens.

use super::sidebar::TabLink;
use crate::dashboard::parts::Icon;
use crate::dashboard::tabs::TABS;
use leptos::prelude::*;

/// The tabs that are most at hand, and the account with the others.
#[component]
pub fn TabBar() -> impl IntoView {
    let tabs = TABS.iter().filter(|tab| tab.at_hand).map(|tab| view! { <TabLink tab/> }).collect_view();
    view! {
        <nav class="tabbar" aria-label="Main, small screen">
            {tabs}
            <button type="button" popovertarget="account"><Icon name="menu"/>"More"</button>
        </nav>
    }
    .into_any()
}
