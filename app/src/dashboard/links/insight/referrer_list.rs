//! Sites that people came from.

use crate::dashboard::words::count;
use leptos::prelude::*;

/// How many are shown.
const SHOWN: usize = 8;

/// The most frequent sites.
#[component]
pub fn ReferrerList(
    /// Hosts with views, the most frequent first.
    referrers: Vec<(String, u64)>,
) -> impl IntoView {
    let any = !referrers.is_empty();
    let rows = referrers
        .into_iter()
        .take(SHOWN)
        .map(|(host, views)| {
            let views = count(views, "view", "views");
            view! { <li class="row apart"><span class="host">{host}</span><span class="num muted">{views}</span></li> }
        })
        .collect_view();
    view! {
        <section aria-labelledby="referrers">
            <h3 id="referrers">"Sites they came from"</h3>
            {any.then(|| view! { <ul class="referrers">{rows}</ul> })}
            {(!any).then(|| view! { <p class="muted">"No site has led here in this time."</p> })}
        </section>
    }
    .into_any()
}
