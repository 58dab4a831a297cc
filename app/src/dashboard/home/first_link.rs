//! The first step of a newcomer.

use crate::dashboard::parts::Empty;
use crate::dashboard::parts::Icon;
use leptos::prelude::*;

/// Shown until the first link is made.
#[component]
pub fn FirstLink() -> impl IntoView {
    view! {
        <section class="card first-link">
            <Empty
                title="Make your first link" stick=true
                text="Set a price, share the link, and watch the payment arrive. USDC on the built-in sandbox works at once, \
                    without real money. For real payments, connect a network and your own wallet."
            >
                <a class="btn primary" data-needs="work" href="/dashboard/links/new?mode=test"><Icon name="plus"/>"Make a test link"</a>
                <a class="btn" data-needs="own" href="/dashboard/settings/networks">"Connect a network"</a>
            </Empty>
        </section>
    }
    .into_any()
}
