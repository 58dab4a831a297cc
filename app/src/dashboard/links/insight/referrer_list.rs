//! Sites that people came from.

use crate::dashboard::words::count;
use leptos::prelude::*;

/// How many are shown at first.
const SHOWN: usize = 8;

/// The most frequent sites, and the others behind a word.
#[component]
pub fn ReferrerList(
    /// Hosts with views, the most frequent first.
    referrers: Vec<(String, u64)>,
) -> impl IntoView {
    let any = !referrers.is_empty();
    let mut rows = referrers.into_iter().map(row);
    let first = rows.by_ref().take(SHOWN).collect_view();
    let others = rows.collect_view();
    let others = (!others.is_empty()).then(|| {
        // Not "and 12 more": there may be more than are known here.
        let words = count(u64::try_from(others.len()).unwrap_or(u64::MAX), "more site", "more sites");
        view! { <details class="wording"><summary>{words}</summary><ul class="referrers">{others}</ul></details> }
    });
    view! {
        <section aria-labelledby="referrers">
            <h3 id="referrers">"Sites they came from"</h3>
            {any.then(|| view! { <ul class="referrers">{first}</ul> })}
            {others}
            {(!any).then(|| view! { <p class="muted">"No site has led here in this time."</p> })}
        </section>
    }
    .into_any()
}

/// A site with its views.
fn row((host, views): (String, u64)) -> impl IntoView {
    let views = count(views, "view", "views");
    view! { <li class="row apart"><span class="host">{host}</span><span class="num muted">{views}</span></li> }
}
