//! One network in the settings.

use super::{asset_list::AssetList, network_form::NetworkFormView, page::NetworkActions, token_form::TokenFormView};
use crate::dashboard::parts::Icon;
use api_types::dashboard::NetworkItem;
use leptos::prelude::*;

/// Its state at a glance; inside, its node, its coins, and another token.
#[component]
pub fn NetworkCard(
    /// The network.
    network: NetworkItem,
    /// What can be done.
    actions: NetworkActions,
) -> impl IntoView {
    let (tone, icon, words) = match (&network.trouble, network.enabled) {
        (Some(_), true) => ("bad", "triangle-alert", "Has trouble"),
        (_, false) => ("", "unplug", "Off"),
        (None, true) => ("ok", "check", "Followed"),
    };
    let coins: Vec<_> = network.assets.iter().filter(|asset| asset.enabled).map(|asset| asset.symbol.clone()).collect();
    let coins = if coins.is_empty() { "No coins".to_owned() } else { coins.join(", ") };
    let height = network.height.map(|height| format!(", block {height}")).unwrap_or_default();
    let trouble = network.trouble.clone().filter(|_| network.enabled).map(|trouble| {
        view! { <div class="notice bad"><Icon name="triangle-alert"/><strong>"Payments here cannot be seen now"</strong><p>{trouble}</p></div> }
    });
    let has_trouble = trouble.is_some();
    let (id, sandbox, assets) = (network.id.clone(), network.sandbox, network.assets.clone());
    let body = if sandbox {
        view! { <p class="muted sm pad">"Built in. It makes its own blocks and has a test wallet on each payment page."</p> }.into_any()
    } else {
        view! { <NetworkFormView network=network.clone() save=actions.save/> }.into_any()
    };
    view! {
        <details class="card net-card" open=has_trouble>
            <summary>
                <span class="net-title"><b>{network.name.clone()}</b><small class="muted">{coins}{height}</small></span>
                <span class=format!("badge {tone}")><Icon name=icon/>{words}</span>
                <Icon name="chevron-down"/>
            </summary>
            {trouble}
            {body}
            <AssetList assets action=actions.set_asset/>
            {(!sandbox).then(|| view! { <TokenFormView network=id add=actions.add_token/> })}
        </details>
    }
    .into_any()
}
