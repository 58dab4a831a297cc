//! How following a network goes, as its card shows it.

use crate::dashboard::parts::Icon;
use api_types::dashboard::NetworkItem;
use leptos::prelude::*;

/// The badge in a card's head.
#[component]
pub fn NetworkBadge(
    /// The network as last told of.
    network: Memo<NetworkItem>,
) -> impl IntoView {
    move || {
        let (tone, icon, words) = network.with(|network| match (&network.trouble, network.enabled) {
            (_, false) => ("", "unplug", "Off"),
            (Some(_), true) => ("bad", "triangle-alert", "Has trouble"),
            (None, true) if network.starting => ("info", "clock", "Starting"),
            (None, true) => ("ok", "check", "Followed"),
        });
        view! { <span class=format!("badge {tone}")><Icon name=icon/>{words}</span> }
    }
}

/// What there is to say about it below the head; nothing while all is well.
#[component]
pub fn NetworkNotice(
    /// The network as last told of.
    network: Memo<NetworkItem>,
) -> impl IntoView {
    let said = move || {
        network.with(|network| match &network.trouble {
            _ if network.starting => {
                view! { <p class="muted sm pad">"Starting: reading its first blocks. This takes a few seconds."</p> }.into_any()
            }
            Some(trouble) if network.enabled => view! {
                <div class="notice bad">
                    <Icon name="triangle-alert"/><strong>"Payments here cannot be seen now"</strong><p>{trouble.clone()}</p>
                </div>
            }
            .into_any(),
            _ => ().into_any(),
        })
    };
    view! { <div class="net-state" role="status">{said}</div> }.into_any()
}
