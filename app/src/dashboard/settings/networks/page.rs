//! The networks page.

use super::{
    network_card::NetworkCard,
    new_network::NewNetwork,
    server_fns::{AddToken, SaveNetwork, SetAssetEnabled, load_networks},
    starting,
};
use crate::dashboard::{
    frame::use_member,
    parts::{Icon, Loaded, failure, page_data, successes},
    settings::settings_head::SettingsHead,
};
use api_types::dashboard::NetworkItem;
use domain::Mode;
use leptos::prelude::*;

/// What can be done on this page.
#[derive(Clone, Copy)]
pub struct NetworkActions {
    /// Keeps a network's settings.
    pub save: ServerAction<SaveNetwork>,
    /// Takes another token.
    pub add_token: ServerAction<AddToken>,
    /// Lets links ask for a coin, or no longer.
    pub set_asset: ServerAction<SetAssetEnabled>,
}

/// The page.
#[component]
pub fn NetworksPage() -> impl IntoView {
    let actions =
        NetworkActions { save: ServerAction::new(), add_token: ServerAction::new(), set_asset: ServerAction::new() };
    let (saved, added, set) = (successes(actions.save), successes(actions.add_token), successes(actions.set_asset));
    let changed = Memo::new(move |_| saved.get() + added.get() + set.get());
    // What is being typed stays: only the merchant's own changes read the page again.
    let networks = page_data(move || changed.get(), |_| load_networks());
    let trouble = failure(actions.set_asset);
    let runs = untrack(|| use_member().me().runs_server);
    view! {
        <SettingsHead title="Networks"/>
        {move || trouble.get().map(|error| view! {
            <div class="notice bad" role="alert"><Icon name="triangle-alert"/><h2>"Not done"</h2><p>{error.to_string()}</p></div>
        })}
        {(!runs).then(|| view! {
            <p class="muted sm">"All businesses of this server share its networks. Whoever runs it changes them."</p>
        })}
        <Loaded resource=networks view=move |networks| view! { <NetworkList networks actions/> }.into_any()/>
    }
    .into_any()
}

/// Networks by what they are for.
#[component]
pub fn NetworkList(
    /// All networks.
    networks: Vec<NetworkItem>,
    /// What can be done.
    actions: NetworkActions,
) -> impl IntoView {
    let newest = starting::newest(networks.clone());
    let group = |mode: Mode, title: &'static str, text: &'static str| {
        let cards = networks
            .iter()
            .filter(|network| network.mode == mode)
            .cloned()
            .map(|network| view! { <NetworkCard network newest actions/> })
            .collect_view();
        view! {
            <section class="stack net-group" aria-label=title>
                <header><h2>{title}</h2><p class="muted sm">{text}</p></header>
                {cards}
            </section>
        }
    };
    view! {
        <div class="settings-page">
            {group(Mode::Live, "Live networks", "Real money. Each needs the address of a node that this server may ask.")}
            {group(Mode::Test, "Test networks", "To rehearse. The sandbox lives in this server and needs nothing.")}
            <NewNetwork save=actions.save/>
        </div>
    }
    .into_any()
}
