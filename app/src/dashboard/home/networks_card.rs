//! How the networks are.

use crate::dashboard::parts::Empty;
use api_types::dashboard::NetworkItem;
use leptos::prelude::*;

/// The networks that are followed.
#[component]
pub fn NetworksCard(
    /// Networks with their state.
    networks: Vec<NetworkItem>,
) -> impl IntoView {
    let body = if networks.is_empty() {
        view! {
            <Empty title="No network is followed" text="Without one, no payment can be seen.">
                <a class="btn" href="/dashboard/settings/networks">"Connect a network"</a>
            </Empty>
        }
        .into_any()
    } else {
        let rows = networks.into_iter().map(|network| view! { <Row network/> }).collect_view();
        view! { <ul class="nets">{rows}</ul> }.into_any()
    };
    view! {
        <section class="card" aria-labelledby="nets">
            <div class="card-head">
                <h2 id="nets">"Networks"</h2>
                <a class="btn quiet sm" href="/dashboard/settings/networks">"Manage"</a>
            </div>
            {body}
        </section>
    }
    .into_any()
}

/// One network.
#[component]
fn Row(network: NetworkItem) -> impl IntoView {
    let (tone, words) = health(&network);
    view! {
        <li>
            <span class="net-name">{network.name}</span>
            <span class=format!("live-dot still {tone}")></span>
            <small>{words}</small>
            {network.trouble.map(|trouble| view! { <p class="trouble-line">{trouble}</p> })}
        </li>
    }
    .into_any()
}

/// The tone and words for how far behind a network is.
pub fn health(network: &NetworkItem) -> (&'static str, String) {
    match (&network.trouble, network.behind) {
        (Some(_), _) => ("bad", "has trouble".to_owned()),
        (None, _) if network.starting => ("warn", "starting".to_owned()),
        (None, None) => ("warn", "not seen yet".to_owned()),
        (None, Some(0 | 1)) => ("", "up to date".to_owned()),
        (None, Some(behind @ 2..=5)) => ("", format!("{behind} blocks behind")),
        (None, Some(behind)) => ("warn", format!("{behind} blocks behind")),
    }
}
