//! One network in the settings.

use super::{
    asset_list::AssetList,
    network_form::NetworkFormView,
    network_state::{NetworkBadge, NetworkNotice},
    page::NetworkActions,
    token_form::TokenFormView,
};
use crate::dashboard::parts::Icon;
use api_types::dashboard::NetworkItem;
use leptos::prelude::*;

/// Its state at a glance; inside, its node, its coins, and another token.
#[component]
pub fn NetworkCard(
    /// The network.
    network: NetworkItem,
    /// All networks as last told of.
    newest: RwSignal<Vec<NetworkItem>>,
    /// What can be done.
    actions: NetworkActions,
) -> impl IntoView {
    let coins: Vec<_> = network.assets.iter().filter(|asset| asset.enabled).map(|asset| asset.symbol.clone()).collect();
    let coins = if coins.is_empty() { "No coins".to_owned() } else { coins.join(", ") };
    let has_trouble = network.enabled && network.trouble.is_some();
    let (id, sandbox, assets) = (network.id.clone(), network.sandbox, network.assets.clone());
    let body = if sandbox {
        view! { <p class="muted sm pad">"Built in. It makes its own blocks and has a test wallet on each payment page."</p> }.into_any()
    } else {
        view! { <NetworkFormView network=network.clone() save=actions.save/> }.into_any()
    };
    let name = network.name.clone();
    let seen = Memo::new(move |_| {
        newest.with(|all| all.iter().find(|each| each.id == network.id).cloned()).unwrap_or_else(|| network.clone())
    });
    let height = move || seen.with(|seen| seen.height.map(|height| format!(", block {height}")));
    view! {
        <details class="card net-card" open=has_trouble>
            <summary>
                <span class="net-title"><b>{name}</b><small class="muted">{coins}{height}</small></span>
                <NetworkBadge network=seen/>
                <Icon name="chevron-down"/>
            </summary>
            <NetworkNotice network=seen/>
            {body}
            <AssetList assets action=actions.set_asset/>
            {(!sandbox).then(|| view! { <TokenFormView network=id add=actions.add_token/> })}
        </details>
    }
    .into_any()
}
