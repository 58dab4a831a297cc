//! The coins of a network.

use super::server_fns::SetAssetEnabled;
use crate::dashboard::parts::{ActionForm, AddressText, CoinMark};
use api_types::dashboard::NetworkAsset;
use leptos::prelude::*;

/// Coins that links may ask for, or not.
#[component]
pub fn AssetList(
    /// The coins.
    assets: Vec<NetworkAsset>,
    /// Switches one.
    action: ServerAction<SetAssetEnabled>,
) -> impl IntoView {
    let rows = assets
        .into_iter()
        .map(|asset| {
            let words = if asset.enabled { "Stop asking for it" } else { "Ask for it" };
            let name = asset.symbol.clone();
            let contract =
                if asset.contract.is_empty() { "The network’s own coin".into_any() } else { view! { <AddressText text=asset.contract/> }.into_any() };
            view! {
                <li>
                    <CoinMark symbol=asset.symbol.clone()/>
                    <span class="grow"><b>{asset.symbol.clone()}</b>
                        <small class="muted">{contract}", "{asset.decimals}" decimals"</small></span>
                    <ActionForm action=action attr:data-needs="own">
                        <input type="hidden" name="id" value=asset.id/>
                        <input type="hidden" name="enabled" value=(!asset.enabled).to_string()/>
                        <button class="btn sm" type="submit">{words}<span class="visually-hidden">": "{name}</span></button>
                    </ActionForm>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="assets" aria-label="Coins">{rows}</ul> }.into_any()
}
