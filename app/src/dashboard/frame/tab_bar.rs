//! The navigation on small screens.

use super::sidebar::TabLink;
use crate::dashboard::parts::Icon;
use crate::dashboard::tabs::TABS;
use leptos::prelude::*;

/// The tabs and the account.
#[component]
pub fn TabBar() -> impl IntoView {
    let tabs = TABS.iter().map(|tab| view! { <TabLink tab/> }).collect_view();
    view! {
        <nav class="tabbar" aria-label="Main, small screen">
            {tabs}
            <button type="button" popovertarget="account"><Icon name="menu"/>"More"</button>
        </nav>
    }
    .into_any()
}
